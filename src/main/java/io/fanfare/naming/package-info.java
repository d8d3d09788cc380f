/**
 * Names of lists, tags and custom fields, and what they stand for in each account.
 *
 * <p>In: requests with references, and what the vendor lists of an account. Out: requests with that
 * account's own ids, or the reason why there are none.
 *
 * <p>Must not know: jobs, how the vendor is reached, where found names are kept.
 */
@NullMarked
package io.fanfare.naming;

import org.jspecify.annotations.NullMarked;
