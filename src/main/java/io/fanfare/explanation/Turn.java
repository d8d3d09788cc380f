package io.fanfare.explanation;

import java.time.Instant;

/**
 * How a running job gets on.
 *
 * @param unsent its activities that were not sent yet
 * @param rivals other running jobs that share the calls
 * @param sentBy when its last activity will about have been sent
 */
public record Turn(long unsent, int rivals, Instant sentBy) {}
