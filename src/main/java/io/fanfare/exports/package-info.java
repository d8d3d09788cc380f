/**
 * Files of exports: fetched once their activity has completed, kept sealed for a while.
 *
 * <p>In: exports whose job asked for its results, each with the id of its file. Out: the file's
 * header and its records in parts, or why it never came. Memory does not grow with a file: it is
 * cut, sealed and stored as it comes.
 *
 * <p>Must not know: URLs, HTTP, tables, who reads the file.
 */
@NullMarked
package io.fanfare.exports;

import org.jspecify.annotations.NullMarked;
