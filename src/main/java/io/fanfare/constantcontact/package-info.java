/**
 * The vendor, Constant Contact's V3 API behind a partner's key, as the core's ports see it.
 *
 * <p>In: a paid {@link io.fanfare.quota.Slot}, an account, a checked request. Out: one {@link
 * io.fanfare.vendor.Verdict} or {@link io.fanfare.vendor.Look} for each call, decided by the one
 * table in {@link io.fanfare.constantcontact.Verdicts}. Every URL, header, JSON field and status of
 * the vendor is known here and nowhere else.
 *
 * <pre>
 * ConstantContactApi, PartnerAccounts, PartnerCalls -> Exchange -> VendorRest (+ Departures) ==> vendor
 *            |                              `-> token.Tokens ==> token endpoint
 *            `<- Verdicts, Activities, Links <- Outcome
 * </pre>
 *
 * <p>Must not know: jobs, states, the database, when to call or whether to call again. Nothing here
 * retries, and nothing here logs a token, a key, a body or a vendor's message.
 */
@NullMarked
package io.fanfare.constantcontact;

import org.jspecify.annotations.NullMarked;
