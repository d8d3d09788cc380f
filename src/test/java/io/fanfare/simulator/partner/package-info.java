/**
 * The partner's own endpoints: directory, provisioning, plans, webhooks and the envelope that
 * reaches an account. Must not know: the wire.
 */
@NullMarked
package io.fanfare.simulator.partner;

import org.jspecify.annotations.NullMarked;
