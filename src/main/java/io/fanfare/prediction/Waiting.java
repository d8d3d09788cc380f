package io.fanfare.prediction;

import java.time.Duration;

/**
 * An activity that a look just showed not ended.
 *
 * @param age time since the vendor accepted it
 */
public record Waiting(Kind kind, Duration age) {}
