/**
 * What a caller asked for: one operation, a request, a set of accounts; and how far it got.
 *
 * <p>In: request bodies from any door, checked whole before anything is kept. Out: planned
 * activities, job events, progress. Must not know where a request came from beyond its {@link
 * io.fanfare.job.Origin}, nor how activities are sent.
 */
@NullMarked
package io.fanfare.job;

import org.jspecify.annotations.NullMarked;
