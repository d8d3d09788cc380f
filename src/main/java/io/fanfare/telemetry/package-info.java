/**
 * Traces, by OpenTelemetry.
 *
 * <p>In: requests, Kafka records and errands of jobs. Out: spans, to wherever Quarkus exports them;
 * none at all while {@code quarkus.otel.sdk.disabled} holds, which is the default. An attribute is
 * a word, an id or a number of ours: nothing that a caller or the vendor wrote as text, no path but
 * its template, no query, no address, no message of a failure. Nothing is ever propagated to the
 * vendor.
 */
@NullMarked
package io.fanfare.telemetry;

import org.jspecify.annotations.NullMarked;
