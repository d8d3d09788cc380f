/**
 * Rows that callers hand over, between their arrival and the requests that are made of them.
 *
 * <p>In: a stream of rows; later, for a job, which upload and which accounts. Out: sealed blocks of
 * rows, account by account; then sealed requests with the origin of their rows, and the rejections
 * of those that are in none. Memory is bounded by settings, not by files. Must not know how bytes
 * arrive, nor when requests are sent.
 */
@NullMarked
package io.fanfare.upload;

import org.jspecify.annotations.NullMarked;
