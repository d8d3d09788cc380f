/**
 * The vendor of the simulation: what its API does with calls, and the ledger of what came.
 *
 * <p>In: calls as they arrive, each at its moment. Out: verdicts and looks, as the adapter would
 * read them, and the facts that the checker compares. Must not know the engine's store nor flows.
 */
@NullMarked
package io.fanfare.seeds.vendor;

import org.jspecify.annotations.NullMarked;
