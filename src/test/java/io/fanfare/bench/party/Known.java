package io.fanfare.bench.party;

import java.time.Instant;

/**
 * A completion as a party knows it.
 *
 * @param activity the vendor's id
 * @param at when the party knew, by its own account; all run on the same machine's clock
 */
public record Known(String activity, Instant at) {}
