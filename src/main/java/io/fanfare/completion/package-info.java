/**
 * Telling the world: what the outbox holds goes to Kafka, in order for each account, until it is
 * acknowledged.
 *
 * <p>In: outbox rows, written by the stores in the transaction of what they tell. Out: published
 * events. Must not know what an event says, nor the broker.
 */
@NullMarked
package io.fanfare.completion;

import org.jspecify.annotations.NullMarked;
