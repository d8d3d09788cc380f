/**
 * The audit trail over HTTP, for reading only.
 *
 * <p>In: whose or what's entries. Out: pages of them. Must not know how the trail is kept.
 */
@NullMarked
package io.fanfare.http.audit;

import org.jspecify.annotations.NullMarked;
