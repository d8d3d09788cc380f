/**
 * The key's quota over HTTP.
 *
 * <p>In: nothing. Out: what was spent and what is left. Must not know how it is kept.
 */
@NullMarked
package io.fanfare.http.quota;

import org.jspecify.annotations.NullMarked;
