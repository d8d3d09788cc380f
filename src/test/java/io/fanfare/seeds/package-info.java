/**
 * The seeded simulation: the engine's own classes on a virtual clock, over a store, a broker and a
 * vendor in memory, with everything going wrong that may, checked against what the engine promises.
 *
 * <p>In: a seed. Out: nothing, or the promise that did not hold and how to see it again. One thread
 * does everything; whatever the engine waits for comes through the world's queue. Must not know the
 * real adapters.
 */
@NullMarked
package io.fanfare.seeds;

import org.jspecify.annotations.NullMarked;
