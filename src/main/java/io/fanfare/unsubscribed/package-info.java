/**
 * Rows of contacts that have unsubscribed: the vendor updates such a contact, does not add it to a
 * list, and says how many there were but not which.
 *
 * <p>In: imports that ended with such contacts, of jobs that asked for it. Out: rejections that
 * name their rows, as far as a bounded number of look-ups finds them. Must not know how the vendor
 * is reached, nor where rejections are kept. A look-up is a read: it may be made twice.
 */
@NullMarked
package io.fanfare.unsubscribed;

import org.jspecify.annotations.NullMarked;
