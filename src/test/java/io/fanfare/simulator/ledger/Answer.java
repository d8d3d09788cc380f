package io.fanfare.simulator.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param status the true status; with {@link Verdict#ACCEPTED_UNSEEN} the caller did not see it
 * @param innerMethod method inside the envelope, null outside
 * @param template path template that was hit, null when none was
 * @param outerBytes size of the request body
 * @param payload SHA-256 of the inner body in hex, null without one
 */
public record Answer(
    Verdict verdict,
    int status,
    @Nullable String innerMethod,
    @Nullable String template,
    int outerBytes,
    @Nullable String payload,
    @Nullable UUID activityId) {}
