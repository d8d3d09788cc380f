/**
 * People's data at rest: sealed before it is kept, opened only at the moment of use.
 *
 * <p>In: the bytes of requests, results and row errors. Out: {@link io.fanfare.payload.Sealed}
 * boxes that any store may hold. Must not know where a box is kept nor what is inside.
 */
@NullMarked
package io.fanfare.payload;

import org.jspecify.annotations.NullMarked;
