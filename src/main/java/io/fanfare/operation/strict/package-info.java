/**
 * Reads JSON strictly: every field must be known, of its type and within its bounds.
 *
 * <p>In: a JSON tree and the path at which it stands in the caller's request. Out: values, and a
 * finding for everything that is not as it must be.
 *
 * <p>Must not know: any operation of the vendor.
 */
@NullMarked
package io.fanfare.operation.strict;

import org.jspecify.annotations.NullMarked;
