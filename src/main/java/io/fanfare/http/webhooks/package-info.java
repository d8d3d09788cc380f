/**
 * Webhooks over HTTP: subscriptions for administrators, and the secret address that the vendor
 * calls.
 *
 * <p>In: topics; bodies from whoever knows the address. Out: subscriptions without their addresses,
 * and to the vendor a status and nothing more. Decides nothing and keeps nothing.
 */
@NullMarked
package io.fanfare.http.webhooks;

import org.jspecify.annotations.NullMarked;
