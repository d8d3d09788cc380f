/**
 * Asynchronous work of one client account: states, timing, counters, the queue limit and the ten
 * days of memory. Must not know: what the work does.
 */
@NullMarked
package io.fanfare.simulator.activities;

import org.jspecify.annotations.NullMarked;
