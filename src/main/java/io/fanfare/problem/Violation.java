package io.fanfare.problem;

import org.jspecify.annotations.Nullable;

/**
 * One rule that a request breaks.
 *
 * @param field where, as a path from the top of the request: {@code request.source.contact_ids[3]}
 * @param rule which, as a stable snake_case word; the words are the constants of {@link Rule}
 * @param limit the bound that was crossed, or null where the rule has none
 * @param message what to do about it, in plain words; never the offending value
 */
public record Violation(String field, String rule, @Nullable Long limit, String message) {}
