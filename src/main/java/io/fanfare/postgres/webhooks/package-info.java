/** The webhooks part of the store: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.webhooks;

import org.jspecify.annotations.NullMarked;
