/** The schedules part of the store: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.schedules;

import org.jspecify.annotations.NullMarked;
