/**
 * The bodies of the bulk operations as typed requests, with the vendor's limits and exclusivity
 * rules (API reference 3.0.178 and the vendor's guides; the stricter where the two differ).
 *
 * <p>In: the strict fields of a caller's body. Out: the typed request, and a finding for every
 * broken rule.
 *
 * <p>Must not know: the envelope, the catalogue, how or when a call is sent.
 */
@NullMarked
package io.fanfare.operation.bulk;

import org.jspecify.annotations.NullMarked;
