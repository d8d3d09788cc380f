/**
 * When schedules fire: cron expressions over local time, the instants they stand for, and what is
 * due at some moment.
 *
 * <p>In: an expression, a time zone, bounds, the store's time. Out: instants, each local time once.
 * Must not know what is done then.
 */
@NullMarked
package io.fanfare.schedule.timing;

import org.jspecify.annotations.NullMarked;
