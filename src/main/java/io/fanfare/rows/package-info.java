/**
 * Contact rows as callers have them, turned into requests that fit the vendor.
 *
 * <p>In: a stream of CSV or NDJSON, and what its caller says about it; later the same rows, account
 * by account. Out: rows one by one; then {@code contacts_json_import} requests, cut so that each
 * keeps the vendor's bounds, and a rejection for every row that is in none. Must not know how rows
 * arrived, where they wait, nor which accounts there are. A row's number counts data records from
 * 1, header excluded.
 */
@NullMarked
package io.fanfare.rows;

import org.jspecify.annotations.NullMarked;
