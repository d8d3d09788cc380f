/**
 * What the end of an import means for its rows: which of them the vendor did not apply, and what to
 * do when it refused them all because of some.
 *
 * <p>In: steps that end an import, with what the vendor said. Out: the same steps with rejections
 * and, where a request is worth cutting, the smaller ones that take its place. Must not know how
 * anything is sent or kept.
 */
@NullMarked
package io.fanfare.reckoning;

import org.jspecify.annotations.NullMarked;
