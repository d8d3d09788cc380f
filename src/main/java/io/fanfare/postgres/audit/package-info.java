/** The audit trail's part of the store: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.audit;

import org.jspecify.annotations.NullMarked;
