/**
 * Rows fetched over HTTP from hosts that the deployment lists.
 *
 * <p>In: addresses that the core has allowed. Out: bytes, as fast as they are asked for. Connects
 * to public addresses only, and to the very one that it looked at; follows no redirect. Must not
 * know what the bytes are.
 */
@NullMarked
package io.fanfare.fetch;

import org.jspecify.annotations.NullMarked;
