/**
 * What a way of starting the service costs: its time and memory, and what following jobs adds to
 * them.
 *
 * <p>In: the packaged service and services to talk to. Out: a table. Must not know how the service
 * is compared with others.
 */
@NullMarked
package io.fanfare.bench.start;

import org.jspecify.annotations.NullMarked;
