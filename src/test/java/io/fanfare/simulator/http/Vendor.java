package io.fanfare.simulator.http;

import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.faults.FaultBox;
import io.fanfare.simulator.ledger.Ledger;
import io.fanfare.simulator.limits.DayQuota;
import io.fanfare.simulator.limits.Tokens;
import io.fanfare.simulator.partner.Switchboard;
import io.fanfare.simulator.vendor.VendorClock;
import io.fanfare.simulator.webhooks.Hooks;

/**
 * Everything that a vendor is made of, for the desks that serve it. Apart from the clock and the
 * ledger it belongs to one thread.
 */
public record Vendor(
    VendorClock clock,
    Ledger ledger,
    FaultBox faults,
    Directory directory,
    Tokens tokens,
    DayQuota quota,
    Switchboard switchboard,
    Hooks hooks,
    Credentials credentials) {

  /** What a caller must know. */
  public record Credentials(String clientId, String clientSecret, String apiKey) {}
}
