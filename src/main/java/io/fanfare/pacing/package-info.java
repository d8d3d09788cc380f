/**
 * How fast work is taken on: claimed a little ahead of the slots that pay for it, and no further.
 *
 * <p>In: a way to claim, a way to wait for a slot. Out: work under way, bounded. Must not know what
 * is claimed nor what is done with it.
 */
@NullMarked
package io.fanfare.pacing;

import org.jspecify.annotations.NullMarked;
