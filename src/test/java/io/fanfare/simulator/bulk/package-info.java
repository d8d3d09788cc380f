/**
 * The eleven bulk operations: what is refused at once, and what lands when the activity ends. Must
 * not know: HTTP, the envelope.
 */
@NullMarked
package io.fanfare.simulator.bulk;

import org.jspecify.annotations.NullMarked;
