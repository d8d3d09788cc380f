/**
 * Following a job from the request that asked for it to what is done for it later, by any replica.
 *
 * <p>In: calls to the vendor and events, each with the jobs that it is for. Out: whatever an
 * adapter makes of them. Must not know how traces are written down nor where they go, and hands
 * over words, ids and numbers only: never a name, a path parameter, a body or a token.
 */
@NullMarked
package io.fanfare.tracing;

import org.jspecify.annotations.NullMarked;
