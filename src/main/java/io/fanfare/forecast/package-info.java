/**
 * What will happen: when the day's calls are used up, when a job will be over, what a job would
 * cost and what would hold it up.
 *
 * <p>In: what waits and what is out, the ledger, what was learned of the vendor's pace. Out:
 * forecasts for people. Must not decide anything: nothing in the engine depends on a forecast.
 */
@NullMarked
package io.fanfare.forecast;

import org.jspecify.annotations.NullMarked;
