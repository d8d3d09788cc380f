/**
 * Jobs and activities over HTTP.
 *
 * <p>In: bodies and addresses. Out: {@code JobJson}, {@code ActivityJson} and pages of them. Must
 * not know how a job is kept, planned or sent.
 */
@NullMarked
package io.fanfare.http.jobs;

import org.jspecify.annotations.NullMarked;
