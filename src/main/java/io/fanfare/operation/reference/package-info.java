/**
 * Names in place of ids: where they may stand in a request, how they are found and replaced.
 *
 * <p>In: the texts of a request. Out: the references in it, and the same texts with what the names
 * stand for in an account.
 *
 * <p>Must not know: how a name is looked up, or that there are several accounts.
 */
@NullMarked
package io.fanfare.operation.reference;

import org.jspecify.annotations.NullMarked;
