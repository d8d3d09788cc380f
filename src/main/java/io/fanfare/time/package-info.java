/**
 * Time as the engine knows it: waiting, and how long to wait before trying again.
 *
 * <p>In: durations and randomness. Out: {@code Uni}s that complete later. Must not know what is
 * waited for. That time is injected lets the whole engine run on a virtual clock.
 */
@NullMarked
package io.fanfare.time;

import org.jspecify.annotations.NullMarked;
