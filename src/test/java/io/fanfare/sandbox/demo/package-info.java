/**
 * The sandbox command: everything on fixed loopback ports, a demo of two jobs over 25 accounts, and
 * addresses to try by hand.
 *
 * <p>In come {@code sandbox.*} system properties; out go text, the service's public API calls and
 * an exit code. It talks to the service as any caller would, over HTTP and Kafka.
 */
@NullMarked
package io.fanfare.sandbox.demo;

import org.jspecify.annotations.NullMarked;
