/**
 * What the API key may spend: calls a second and calls a UTC day, shared by every account.
 *
 * <p>In: a wish to call with its {@link io.fanfare.quota.Purpose}, and what became of each call.
 * Out: a {@link io.fanfare.quota.Slot}, the only ticket with which the vendor can be called, and no
 * sooner than its time. The arithmetic ({@link io.fanfare.quota.QuotaLedger}, and the parts that
 * call themselves pure) is apart from the gate, which is thin. Must not know what a call is for,
 * beyond its purpose, nor how the ledger is kept.
 */
@NullMarked
package io.fanfare.quota;

import org.jspecify.annotations.NullMarked;
