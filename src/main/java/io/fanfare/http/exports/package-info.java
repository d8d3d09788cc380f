/**
 * Files of exports over HTTP: one CSV for a job, with a column for the account.
 *
 * <p>In: a job's id. Out: the records of all of its files under one header, a part at a time, so
 * that memory does not grow with the job. Must not know how files are fetched or kept.
 */
@NullMarked
package io.fanfare.http.exports;

import org.jspecify.annotations.NullMarked;
