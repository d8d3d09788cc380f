/**
 * What the core asks of the vendor, in the core's own words.
 *
 * <p>In: a {@link io.fanfare.quota.Slot} that pays for the call, and what to call. Out: one sealed
 * answer, decided by the adapter's verdict table. This package knows no URL, no token, no JSON
 * field name and no HTTP client; {@code constantcontact} implements its ports.
 */
@NullMarked
package io.fanfare.vendor;

import org.jspecify.annotations.NullMarked;
