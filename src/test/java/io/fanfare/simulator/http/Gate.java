package io.fanfare.simulator.http;

import io.fanfare.simulator.ledger.Ledger;
import io.fanfare.simulator.limits.CallLimit;
import io.fanfare.simulator.limits.SlidingWindow;
import io.fanfare.simulator.vendor.VendorClock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stamps every arrival and decides at once whether it is too fast. Safe for several threads, though
 * arrivals come from one.
 */
final class Gate {
  private static final Pattern ACCOUNT = Pattern.compile("/v3/partner/accounts/([^/]+).*");
  private static final String ENVELOPE = "/account_operations/sync";
  private static final int TOKENS_A_SECOND = 1;

  private final Ledger ledger;
  private final VendorClock clock;
  private int proxiedCost;
  private CallLimit calls;
  private final SlidingWindow tokens = new SlidingWindow(TOKENS_A_SECOND);

  /** {@code proxiedCost}: how many calls one through the envelope counts for. */
  Gate(Ledger ledger, VendorClock clock, CallLimit calls, int proxiedCost) {
    this.ledger = ledger;
    this.clock = clock;
    this.calls = calls;
    this.proxiedCost = proxiedCost;
  }

  /**
   * A request whose headers are here.
   *
   * @param handle of its line in the ledger
   */
  record Arrival(long handle, boolean throttled) {}

  synchronized Arrival call(long nanos, String method, String path) {
    Matcher account = ACCOUNT.matcher(path);
    String id = account.matches() ? account.group(1) : null;
    long handle = ledger.arrived(nanos, clock.real(), method, id, calls.rate());
    return new Arrival(handle, !calls.accept(nanos, cost(path)));
  }

  /** How many calls a request to that path counts for. */
  synchronized int cost(String path) {
    return path.endsWith(ENVELOPE) ? proxiedCost : 1;
  }

  /** Token requests have a limit of their own and are not part of the calls' windows. */
  synchronized Arrival token(long nanos, String method) {
    long handle = ledger.arrived(nanos, clock.real(), method, null, 0);
    return new Arrival(handle, !tokens.accept(nanos));
  }

  synchronized int rate() {
    return calls.rate();
  }

  synchronized void switchTo(int ratePerSecond) {
    calls.switchTo(ratePerSecond);
  }

  /** Another meaning of a second, as if nothing had been called before. */
  synchronized void switchTo(CallLimit other, int otherCost) {
    calls = other;
    proxiedCost = otherCost;
  }
}
