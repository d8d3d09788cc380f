/**
 * Gives a process a wrong time of day.
 *
 * <p>In: how wrong, and when it is put right. Out: arguments for its JVM. Must not know: who runs
 * with it. Only what asks through {@code java.time} is misled; the monotonic clock stays right, as
 * it does on a machine whose time is stepped.
 */
@NullMarked
package io.fanfare.sandbox.skew;

import org.jspecify.annotations.NullMarked;
