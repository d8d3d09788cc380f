/**
 * Finds out, on one test account and with fewer than 200 calls, what the vendor does not document,
 * and writes it down as a {@link io.fanfare.probe.profile.Profile}.
 *
 * <p>In: a {@link io.fanfare.probe.VendorProbe}, an {@link io.fanfare.probe.Allowance}, a time.
 * Out: one {@link io.fanfare.probe.profile.Finding} for each {@link
 * io.fanfare.probe.profile.Question}. The experiments make observations, the inferences are pure
 * functions over them.
 *
 * <pre>
 * Probe -> RateExperiment  -> Round, Echo -> WindowInference, CostInference -.
 *       -> AnswerExperiment -> Seen       -> StatusInference, OrderInference -+-> Answers -> Profile
 *       -> SizeExperiment   -> Seen       -> SizeInference ------------------'
 * Neighbours: keeps a running deployment off the key meanwhile
 * </pre>
 *
 * <p>Must not know: paths, headers or JSON of the vendor; jobs and activities of ours.
 */
@NullMarked
package io.fanfare.probe;

import org.jspecify.annotations.NullMarked;
