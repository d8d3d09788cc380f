/**
 * The partner's access token: asked for early, once, and never more than once a second.
 *
 * <p>In: the partner's credentials. Out: a token that the vendor should still accept. {@link
 * io.fanfare.constantcontact.token.TokenState} is the arithmetic; {@link
 * io.fanfare.constantcontact.token.Tokens} the thin part that asks. Must not know what the token is
 * used for.
 */
@NullMarked
package io.fanfare.constantcontact.token;

import org.jspecify.annotations.NullMarked;
