/**
 * Why an activity has not ended, in words, and until when.
 *
 * <p>In: where an activity stands and what stands in its way. Out: a code, a sentence, a time. Must
 * not decide anything: the store's claims do, and this only repeats their conditions.
 */
@NullMarked
package io.fanfare.explanation;

import org.jspecify.annotations.NullMarked;
