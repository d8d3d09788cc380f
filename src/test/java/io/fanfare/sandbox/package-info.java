/**
 * The real parts around the service: PostgreSQL, Kafka and the simulated vendor as one {@link
 * io.fanfare.sandbox.Services}, and the packaged service as one {@link
 * io.fanfare.sandbox.ServiceProcess}.
 *
 * <p>In comes a set of {@link io.fanfare.sandbox.Ports}; out goes the configuration the service is
 * started with. Component tests, black-box tests and the sandbox command share these classes. They
 * know the service's addresses and topics, and none of its classes.
 */
@NullMarked
package io.fanfare.sandbox;

import org.jspecify.annotations.NullMarked;
