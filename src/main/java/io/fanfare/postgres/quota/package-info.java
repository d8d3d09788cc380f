/** The quota part of the store: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.quota;

import org.jspecify.annotations.NullMarked;
