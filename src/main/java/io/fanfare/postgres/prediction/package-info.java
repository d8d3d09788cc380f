/** What was learned of the vendor's pace: rows, and the port of the core that they serve. */
@NullMarked
package io.fanfare.postgres.prediction;

import org.jspecify.annotations.NullMarked;
