/** Finds what a method and a path stand for. Must not know: what is found. */
@NullMarked
package io.fanfare.simulator.routing;

import org.jspecify.annotations.NullMarked;
