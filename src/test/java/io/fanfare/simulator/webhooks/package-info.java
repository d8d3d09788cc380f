/**
 * Who is told of the four billing topics, and the telling. Delivers to loopback only, whatever was
 * subscribed. Must not know: accounts' state, the API's routes.
 */
@NullMarked
package io.fanfare.simulator.webhooks;

import org.jspecify.annotations.NullMarked;
