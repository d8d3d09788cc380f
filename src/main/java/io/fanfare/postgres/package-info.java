/**
 * Everything that is kept, in PostgreSQL through Hibernate Reactive.
 *
 * <p>In: the store ports of the core. Out: rows. Each public store method is one transaction in a
 * session of its own. Must not decide anything: what may follow what is the core's.
 */
@NullMarked
package io.fanfare.postgres;

import org.jspecify.annotations.NullMarked;
