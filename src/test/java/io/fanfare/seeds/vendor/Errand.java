package io.fanfare.seeds.vendor;

import io.fanfare.vendor.Verdict;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a call is to do at the vendor.
 *
 * @param admit done on arrival: why it is turned away, if it is
 * @param work done then, or a while later
 * @param failed how the caller is told that it failed
 */
record Errand<T>(
    Supplier<Optional<Verdict>> admit, Supplier<T> work, Function<Verdict, T> failed) {}
