/**
 * The vendor's answers and row errors over HTTP, for as long as they are kept.
 *
 * <p>In: ids. Out: opened payloads, one at a time. Must not know how they were sealed or where they
 * lie.
 */
@NullMarked
package io.fanfare.http.results;

import org.jspecify.annotations.NullMarked;
