package io.fanfare.simulator.http;

import io.fanfare.simulator.limits.CallLimit;

/**
 * How many calls the vendor lets in.
 *
 * @param proxiedCost how many calls one through the envelope counts for
 */
public record Door(CallLimit calls, int proxiedCost) {

  Gate gate(Vendor vendor) {
    return new Gate(vendor.ledger(), vendor.clock(), calls, proxiedCost);
  }
}
