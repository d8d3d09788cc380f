/**
 * A TCP proxy on loopback that disturbs what passes through it.
 *
 * <p>In: connections of a caller. Out: the same bytes to a target and back, late, slowly, in part
 * or not at all, as a test wants it. Must not know: what the bytes mean.
 */
@NullMarked
package io.fanfare.sandbox.proxy;

import org.jspecify.annotations.NullMarked;
