/**
 * What a probe found out, as the settings and the simulated vendor read it.
 *
 * <p>In: one {@link io.fanfare.probe.profile.Finding} for each {@link
 * io.fanfare.probe.profile.Question}. Out: a file, and what it says. Holds no id, no token and
 * nobody's data. Must not know how anything was found out.
 */
@NullMarked
package io.fanfare.probe.profile;

import org.jspecify.annotations.NullMarked;
