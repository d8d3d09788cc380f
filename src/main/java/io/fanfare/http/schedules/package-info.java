/**
 * Schedules over HTTP.
 *
 * <p>In: names and bodies. Out: {@code ScheduleJson} and pages of them. Must not know how a firing
 * is planned nor how its job is made.
 */
@NullMarked
package io.fanfare.http.schedules;

import org.jspecify.annotations.NullMarked;
