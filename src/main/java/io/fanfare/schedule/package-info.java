/**
 * Jobs that come back: when a schedule fires, what happens to firings that are late or too many,
 * and the one job that each makes.
 *
 * <p>In: cron expressions over local time, the body of a job, where its rows come from; the store's
 * time. Out: jobs, each under an idempotency key made of the schedule and the planned time, so that
 * any number of replicas, dying at any line, make one. Must not know how a job runs, nor HTTP.
 */
@NullMarked
package io.fanfare.schedule;

import org.jspecify.annotations.NullMarked;
