/**
 * Files of exports over HTTP: one CSV for a job or an activity, with a column for the account.
 *
 * <p>In: a job's or an activity's id. Out: the records of all of its files under one header, a part
 * at a time, so that memory does not grow with them. Must not know how files are fetched or kept.
 */
@NullMarked
package io.fanfare.http.exports;

import org.jspecify.annotations.NullMarked;
