/**
 * The directory of managed accounts: who may be a target, and by what name or label.
 *
 * <p>In: pages of the vendor's list, labels from callers. Out: resolved target sets and account
 * events. Must not know what is done to an account.
 */
@NullMarked
package io.fanfare.account;

import org.jspecify.annotations.NullMarked;
