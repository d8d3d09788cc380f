/**
 * A job's events as Server-Sent Events.
 *
 * <p>In: a job's id and {@code Last-Event-ID}. Out: CloudEvents, one an event, and comments where
 * nothing happens. Must not know where the events lie.
 */
@NullMarked
package io.fanfare.http.events;

import org.jspecify.annotations.NullMarked;
