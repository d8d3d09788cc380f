/** Approvals' part of the store: who asked first, and the port of the core that it serves. */
@NullMarked
package io.fanfare.postgres.approvals;

import org.jspecify.annotations.NullMarked;
