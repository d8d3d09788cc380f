/**
 * Arithmetic: from the ledger, a party's completions and the costs of processes to figures and
 * their bounds. Must not know: how anything is started or shown.
 */
@NullMarked
package io.fanfare.bench.figure;

import org.jspecify.annotations.NullMarked;
