/**
 * Rows that did not make it, sent once more as a job of their own.
 *
 * <p>In: a job that is over, its rejections, and its requests as far as they are kept. Out: a new
 * job that holds the rows for which another try may go better, under their first numbers and keys,
 * and how many of the others there are of each kind. A row that was applied, or may have been, is
 * not among them. Must not know how a row came to be rejected, nor where anything is kept.
 */
@NullMarked
package io.fanfare.retry;

import org.jspecify.annotations.NullMarked;
