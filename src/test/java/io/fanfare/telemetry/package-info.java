/** Traces from the request to the vendor and to Kafka, and what they must not hold. */
@NullMarked
package io.fanfare.telemetry;

import org.jspecify.annotations.NullMarked;
