/**
 * The truth about rows: which of a caller's rows did not make it, and why.
 *
 * <p>In: rejections as whoever found them names them, and for each payload where its rows came
 * from. Out: the same, in sets that are sealed before they are kept, since a caller's key or a
 * vendor's words may be people's data. Must not know who found a rejection, nor where it is kept.
 */
@NullMarked
package io.fanfare.rejection;

import org.jspecify.annotations.NullMarked;
