/**
 * Switched misbehaviour: which call is hit, how often and how. In: fault requests as JSON. Out: a
 * decision for a call or an activity. Must not know: how an answer is lost on the wire.
 */
@NullMarked
package io.fanfare.simulator.faults;

import org.jspecify.annotations.NullMarked;
