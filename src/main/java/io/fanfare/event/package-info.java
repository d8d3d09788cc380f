/**
 * What is told to the world: the record that lies in the outbox until Kafka has it.
 *
 * <p>In: facts of an activity, a job or an account. Out: {@link io.fanfare.event.Event}s with
 * stable ids. Must not hold personal data, and must not know how it is published.
 */
@NullMarked
package io.fanfare.event;

import org.jspecify.annotations.NullMarked;
