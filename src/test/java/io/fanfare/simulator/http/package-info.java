/**
 * The wire: arrival stamps, the gate, faults carried out on connections, the admin endpoints. Must
 * not know: how an operation works.
 */
@NullMarked
package io.fanfare.simulator.http;

import org.jspecify.annotations.NullMarked;
