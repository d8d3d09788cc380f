/**
 * What commands for people show, lines, tables and progress, on a terminal or in a log, and how
 * they end. Must not know: what is shown.
 */
@NullMarked
package io.fanfare.sandbox.screen;

import org.jspecify.annotations.NullMarked;
