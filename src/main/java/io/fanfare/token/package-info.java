/**
 * The partner's token as all replicas share it: one of them asks for the next, the others take what
 * it got.
 *
 * <p>In: a wish for a token newer than the one at hand. Out: a sealed token, leave to ask for one,
 * or a time to come back. Must not know how a token is asked for, nor what it looks like.
 */
@NullMarked
package io.fanfare.token;

import org.jspecify.annotations.NullMarked;
