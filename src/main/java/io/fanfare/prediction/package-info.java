/**
 * What is learned of the vendor's pace, and what follows from it: when to look, what is stalled,
 * when a job will be over.
 *
 * <p>In: how long activities took from being accepted to their end. Out: times to look, forecasts.
 * Must not know how anything is sent, polled or kept.
 */
@NullMarked
package io.fanfare.prediction;

import org.jspecify.annotations.NullMarked;
