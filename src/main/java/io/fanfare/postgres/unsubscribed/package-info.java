/** Checks of imports in PostgreSQL: one row each until it is ended. */
@NullMarked
package io.fanfare.postgres.unsubscribed;

import org.jspecify.annotations.NullMarked;
