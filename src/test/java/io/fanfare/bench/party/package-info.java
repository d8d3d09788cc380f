/**
 * Who does the work: Fanfare and its peers, each behind {@link io.fanfare.bench.party.Party}. Must
 * not know: figures.
 */
@NullMarked
package io.fanfare.bench.party;

import org.jspecify.annotations.NullMarked;
