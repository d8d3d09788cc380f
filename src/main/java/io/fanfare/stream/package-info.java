/**
 * Following a job's events as they come, from any place in their order.
 *
 * <p>In: a job and the last event that its reader had. Out: what comes after it, in an order that
 * never grows in the middle. Must not know how the events lie in the store, nor how a reader is
 * reached.
 */
@NullMarked
package io.fanfare.stream;

import org.jspecify.annotations.NullMarked;
