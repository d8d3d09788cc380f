/**
 * The vendor's webhooks: which of its topics call us, and what is made of such a call.
 *
 * <p>In: the wish to subscribe; bodies from whoever knows the secret address. Out: subscriptions at
 * the vendor, and accounts whose billing was read anew, so that cancelled and disabled ones leave
 * all targets. What a body says is a hint and never a fact: only what the API answers counts.
 *
 * <p>Must not know: HTTP, tables, the vendor's URLs. Nothing here keeps or prints a token, a
 * signature, an API key or a body.
 */
@NullMarked
package io.fanfare.webhook;

import org.jspecify.annotations.NullMarked;
