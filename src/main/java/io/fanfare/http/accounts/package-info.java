/**
 * The directory of managed accounts over HTTP, and single calls for one of them.
 *
 * <p>In: addresses, labels, requests. Out: {@code AccountJson} and the vendor's answers. Must not
 * know how the directory is kept nor how the vendor is reached.
 */
@NullMarked
package io.fanfare.http.accounts;

import org.jspecify.annotations.NullMarked;
