/**
 * The vendor's partner endpoints over HTTP.
 *
 * <p>In: the vendor's own bodies, an idempotency key. Out: the vendor's answers as they came, or a
 * problem that says who refused. Must not know what the vendor's URLs are, and keeps nothing.
 */
@NullMarked
package io.fanfare.http.partner;

import org.jspecify.annotations.NullMarked;
