/**
 * Marked people's data and secrets, and the search for them where they must not be.
 *
 * <p>In: texts and bytes of anything that leaves the service or lasts. Out: each place in which a
 * marker was seen, in whatever form. Must not know how the markers got there.
 */
@NullMarked
package io.fanfare.canary;

import org.jspecify.annotations.NullMarked;
