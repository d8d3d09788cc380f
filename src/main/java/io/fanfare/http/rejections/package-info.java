/**
 * The rows of a job that did not make it, over HTTP, for as long as they are kept.
 *
 * <p>In: a job's id. Out: lines of CSV or JSON, a box of them opened at a time. Must not know who
 * rejected them, nor where they lie.
 */
@NullMarked
package io.fanfare.http.rejections;

import org.jspecify.annotations.NullMarked;
