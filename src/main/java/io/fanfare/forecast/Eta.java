package io.fanfare.forecast;

import java.time.Instant;

/**
 * When something will be over.
 *
 * @param p50 as likely earlier as later
 * @param p90 later only in one of ten cases
 */
public record Eta(Instant p50, Instant p90) {}
