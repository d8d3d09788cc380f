/**
 * Rows over HTTP, to be named by jobs later.
 *
 * <p>In: a file in a request's body, what its columns are in the query. Out: the id of an upload.
 * Must not know how rows are read nor kept.
 */
@NullMarked
package io.fanfare.http.uploads;

import org.jspecify.annotations.NullMarked;
