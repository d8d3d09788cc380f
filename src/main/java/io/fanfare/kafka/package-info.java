/**
 * The broker's side: events out, job requests in.
 *
 * <p>In: events from the outbox; records of {@code fanfare.job-requests}. Out: CloudEvents 1.0 in
 * binary mode, acknowledged by the broker; jobs; coordinates of requests that were refused. The
 * contract is {@code docs/asyncapi.yaml}. Must not know how events are kept or jobs planned, and
 * never repeats a refused record's value.
 */
@NullMarked
package io.fanfare.kafka;

import org.jspecify.annotations.NullMarked;
