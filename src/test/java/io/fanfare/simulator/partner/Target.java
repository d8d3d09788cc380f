package io.fanfare.simulator.partner;

import io.fanfare.simulator.vendor.Reply;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been found but not yet run.
 *
 * @param account null outside an account
 * @param innerMethod method inside the envelope, null without one
 * @param template inside the envelope when there is one
 * @param operation bulk ones by path name, else method and template
 * @param payload the inner body, null without one
 */
public record Target(
    @Nullable String account,
    @Nullable String innerMethod,
    String template,
    String operation,
    @Nullable String payload,
    Supplier<Reply> run) {}
