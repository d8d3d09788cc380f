/** The simulated vendor as a process of its own, and its ledger. Must not know: who calls it. */
@NullMarked
package io.fanfare.bench.vendor;

import org.jspecify.annotations.NullMarked;
