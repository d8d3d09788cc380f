/**
 * The vendor's partner endpoints, typed: accounts provisioned, billed, cancelled and given users,
 * and addresses unsubscribed.
 *
 * <p>In: a caller's body, the vendor's own for the endpoint. Out: the vendor's answer, or a refusal
 * that names the field and costs no call. Each call is made at most once and draws on the one
 * quota. Addresses in many accounts become a job like any other.
 *
 * <p>Must not know: URLs, tokens, HTTP. Nothing here keeps or prints a body: passwords and people's
 * names go through it.
 */
@NullMarked
package io.fanfare.partner;

import org.jspecify.annotations.NullMarked;
