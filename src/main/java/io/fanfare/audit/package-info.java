/**
 * Who did what: the trail that is only ever added to.
 *
 * <p>In: a caller, what they did and to what. Out: entries, the latest first. Must not hold
 * anything about people but the caller's name, and nothing of what was sent.
 */
@NullMarked
package io.fanfare.audit;

import org.jspecify.annotations.NullMarked;
