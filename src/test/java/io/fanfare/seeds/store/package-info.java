/**
 * The store of the simulation: tables in memory, changed by one transaction at a time, each at one
 * moment of the store's clock.
 *
 * <p>In: the calls of the ports that the engine knows. Out: what PostgreSQL would answer; {@code
 * ActivityStoreContract} holds both to the same. Must not know the vendor nor the engine's flows.
 */
@NullMarked
package io.fanfare.seeds.store;

import org.jspecify.annotations.NullMarked;
