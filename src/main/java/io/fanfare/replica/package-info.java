/**
 * This process among its equals: who is alive, and whose claims fall back.
 *
 * <p>In: a heartbeat in the store's time. Out: what replicas that vanished had claimed, free again.
 * Must not know what is claimed, nor why.
 */
@NullMarked
package io.fanfare.replica;

import org.jspecify.annotations.NullMarked;
