/** The traces of jobs, behind the port of {@code tracing}. */
@NullMarked
package io.fanfare.postgres.tracing;

import org.jspecify.annotations.NullMarked;
