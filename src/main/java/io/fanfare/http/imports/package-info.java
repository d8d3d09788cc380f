/**
 * Contact rows over HTTP.
 *
 * <p>In: CSV in a request's body, what it is for in its query. Out: the job that imports it. Must
 * not know how rows become requests.
 */
@NullMarked
package io.fanfare.http.imports;

import org.jspecify.annotations.NullMarked;
