/**
 * A person's word on what the engine cannot decide by itself.
 *
 * <p>In: a verdict about one activity. Out: the transition that it means. Must not know how the
 * person was told, nor how the verdict came in.
 */
@NullMarked
package io.fanfare.settlement;

import org.jspecify.annotations.NullMarked;
