/**
 * The files of exports in PostgreSQL: one row a file, one row a sealed part.
 *
 * <p>Must not know what is in a part.
 */
@NullMarked
package io.fanfare.postgres.exports;

import org.jspecify.annotations.NullMarked;
