/**
 * One operation on one account: its states, what may follow what, and what is told about it.
 *
 * <p>In: the vendor's verdicts and reports. Out: {@link io.fanfare.activity.Transition}s, which the
 * {@link io.fanfare.activity.ActivityStore} keeps together with their events. Must not know how an
 * activity is sent, polled, kept or published.
 */
@NullMarked
package io.fanfare.activity;

import org.jspecify.annotations.NullMarked;
