/**
 * Whose turn it is: start-time fair queueing over jobs.
 *
 * <p>In: where each job stands and how many may be served. Out: how many of each. Pure arithmetic;
 * must not know what is served, nor where it is kept.
 */
@NullMarked
package io.fanfare.fairness;

import org.jspecify.annotations.NullMarked;
