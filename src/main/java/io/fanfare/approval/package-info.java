/**
 * What takes a second person: operations that remove things.
 *
 * <p>In: who asks, and whether what they ask for removes things. Out: whether somebody else must
 * have a say first. Must not know jobs, schedules or how a request comes in.
 */
@NullMarked
package io.fanfare.approval;

import org.jspecify.annotations.NullMarked;
