/**
 * What operators watch: the calls that were made, and gauges of what the store holds.
 *
 * <p>In: answers of the vendor on their way back, and, at every tick, the ledger, the queue and the
 * outbox. Out: meters with names and units that docs/metrics.md lists. Must not know an account, a
 * job or anything else that would make a meter of its own for each.
 */
@NullMarked
package io.fanfare.metrics;

import org.jspecify.annotations.NullMarked;
