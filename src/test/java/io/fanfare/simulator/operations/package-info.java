/**
 * Every call a client account answers, by method and path template. In: a call. Out: a reply. Must
 * not know: the gate, limits, faults.
 */
@NullMarked
package io.fanfare.simulator.operations;

import org.jspecify.annotations.NullMarked;
