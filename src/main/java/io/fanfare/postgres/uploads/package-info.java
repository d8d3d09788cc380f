/** The uploads part of the store: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.uploads;

import org.jspecify.annotations.NullMarked;
