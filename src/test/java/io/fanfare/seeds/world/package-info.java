/**
 * Time, chance and processes that can die: the machinery of the seeded simulation, which knows
 * nothing of Fanfare.
 *
 * <p>In: a seed and pieces of work, each for a moment. Out: the same course of events for the same
 * seed. Must not know the engine, and must never see the machine's clock or another thread.
 */
@NullMarked
package io.fanfare.seeds.world;

import org.jspecify.annotations.NullMarked;
