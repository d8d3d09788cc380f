/** The store's part of who may call: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.access;

import org.jspecify.annotations.NullMarked;
