/**
 * Sending: what is planned and due goes to the vendor, within the quota, each with a durable intent
 * first.
 *
 * <p>In: due activities. Out: transitions to in flight, ended, unknown, or back to planned. Must
 * not know how the vendor is reached, how rows are claimed, or what a tick is.
 */
@NullMarked
package io.fanfare.dispatch;

import org.jspecify.annotations.NullMarked;
