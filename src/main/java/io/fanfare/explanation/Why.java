package io.fanfare.explanation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an activity has not ended.
 *
 * @param code a stable word
 * @param text the same as a sentence for people
 * @param until when that is expected to be over, or is looked into next; null when nobody knows
 */
public record Why(String code, String text, @Nullable Instant until) {}
