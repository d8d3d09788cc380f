/**
 * The key's limits: calls a second in three meanings, calls in a UTC day, live tokens. Pure
 * arithmetic over times that are handed in. Must not know: HTTP.
 */
@NullMarked
package io.fanfare.simulator.limits;

import org.jspecify.annotations.NullMarked;
