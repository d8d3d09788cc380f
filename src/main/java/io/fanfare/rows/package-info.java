/**
 * Contact rows as callers have them, turned into requests that fit the vendor.
 *
 * <p>In: CSV bytes. Out: checked {@code contacts_json_import} requests, cut so that each keeps the
 * vendor's bounds, or a refusal that names rows by number. Must not know how the rows arrived nor
 * which accounts they are for. A row's number counts data records from 1, header excluded.
 */
@NullMarked
package io.fanfare.rows;

import org.jspecify.annotations.NullMarked;
