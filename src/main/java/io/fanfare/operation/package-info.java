/**
 * The vendor's operations and what may be asked of them.
 *
 * <p>In: an operation's name and the request a caller wrote. Out: a {@link
 * io.fanfare.operation.CheckedRequest} whose call can be put into the vendor's {@link
 * io.fanfare.operation.Envelope}, or a refusal that names every broken rule. Everything is decided
 * here, before a call is spent.
 *
 * <p>Must not know: HTTP, accounts, jobs, the quota, how a call is sent.
 */
@NullMarked
package io.fanfare.operation;

import org.jspecify.annotations.NullMarked;
