/**
 * Words every part of the simulator shares: ids, the clock, a call, a reply and its errors. Must
 * not know: state, HTTP or faults.
 */
@NullMarked
package io.fanfare.simulator.vendor;

import org.jspecify.annotations.NullMarked;
