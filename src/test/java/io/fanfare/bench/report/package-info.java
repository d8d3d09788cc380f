/** Figures as a table for people and as JSON. Must not know: how they came about. */
@NullMarked
package io.fanfare.bench.report;

import org.jspecify.annotations.NullMarked;
