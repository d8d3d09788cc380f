/**
 * What really arrived and what was accepted, append-only and outside the heap. In: facts from the
 * gate and the activity desks. Out: JSON for tests. Must not know: contents of any request.
 */
@NullMarked
package io.fanfare.simulator.ledger;

import org.jspecify.annotations.NullMarked;
