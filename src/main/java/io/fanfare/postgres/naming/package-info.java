/** The names part of the store: rows, and the ports of the core that they serve. */
@NullMarked
package io.fanfare.postgres.naming;

import org.jspecify.annotations.NullMarked;
