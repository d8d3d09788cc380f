package io.fanfare.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * What a fault can be aimed at.
 *
 * @param method inside the envelope when there is one
 * @param template path template, inside the envelope when there is one; {@code /token} for tokens
 * @param account null outside an account
 * @param payload inside the envelope, null where there is none or it is not known any more
 * @param operation bulk ones by path name, else method and template
 */
public record Subject(
    String method,
    String template,
    @Nullable String account,
    String operation,
    @Nullable String payload) {}
