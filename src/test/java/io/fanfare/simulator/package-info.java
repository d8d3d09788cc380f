/**
 * The vendor, played on loopback: a stateful stand-in for the partner API that the tests and the
 * sandbox talk to. In: settings and HTTP. Out: answers in the vendor's shapes and a ledger that
 * says what really arrived. Must not know: anything of the service under test.
 */
@NullMarked
package io.fanfare.simulator;

import org.jspecify.annotations.NullMarked;
