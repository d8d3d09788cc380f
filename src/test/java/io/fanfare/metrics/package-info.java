/** Meters: their names, and that they show what is there. */
@NullMarked
package io.fanfare.metrics;

import org.jspecify.annotations.NullMarked;
