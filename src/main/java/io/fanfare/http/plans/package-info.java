/**
 * What a job would come to, over HTTP.
 *
 * <p>In: the body of a job. Out: {@code JobPlanJson}. Must not know how a forecast is made.
 */
@NullMarked
package io.fanfare.http.plans;

import org.jspecify.annotations.NullMarked;
