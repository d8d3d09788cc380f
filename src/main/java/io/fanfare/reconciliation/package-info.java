/**
 * Finding out what became of a submission that had no answer: adopted, proved absent, or left to a
 * person.
 *
 * <p>In: an unknown activity and complete looks at its account. Out: its next state, or nothing
 * yet. Must not know how the vendor is looked at, nor how anything is kept.
 */
@NullMarked
package io.fanfare.reconciliation;

import org.jspecify.annotations.NullMarked;
