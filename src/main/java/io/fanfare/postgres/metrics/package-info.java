/** The counting part of the store, behind the port of {@code metrics}. */
@NullMarked
package io.fanfare.postgres.metrics;

import org.jspecify.annotations.NullMarked;
