/** The shared token's part of the store: its row, and the port of the core that it serves. */
@NullMarked
package io.fanfare.postgres.tokens;

import org.jspecify.annotations.NullMarked;
