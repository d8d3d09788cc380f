/**
 * What a simulated world is like: who asks for what, which clocks are wrong, what fails and when.
 *
 * <p>In: a seed. Out: a {@link io.fanfare.seeds.scenario.Scenario}, plain data. Must not know how
 * it is played.
 */
@NullMarked
package io.fanfare.seeds.scenario;

import org.jspecify.annotations.NullMarked;
