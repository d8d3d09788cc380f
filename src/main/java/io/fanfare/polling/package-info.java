/**
 * Following what the vendor has to its end: one look settles everything an account has in flight.
 *
 * <p>In: accounts with work in flight that are due. Out: transitions to ended or with progress.
 * Must not know how activities are sent, nor how the vendor is reached.
 */
@NullMarked
package io.fanfare.polling;

import org.jspecify.annotations.NullMarked;
