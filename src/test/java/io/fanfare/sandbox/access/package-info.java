/**
 * The doors of a running set of services, for tests of the whole.
 *
 * <p>In: addresses. Out: the service's API, the simulator's other side and the database, as JSON
 * and plain records. Must not know: what a test proves.
 */
@NullMarked
package io.fanfare.sandbox.access;

import org.jspecify.annotations.NullMarked;
