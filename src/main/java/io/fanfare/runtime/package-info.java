/**
 * Wiring: the clock, the beans made of plain classes, the ticks, health, and start-up checks.
 *
 * <p>The only package that may name adapters, and the only one that reads the machine's time. Must
 * not hold logic of its own.
 */
@NullMarked
package io.fanfare.runtime;

import org.jspecify.annotations.NullMarked;
