package io.fanfare.seeds.vendor;

/**
 * A request on behalf of an account, as the vendor sees it.
 *
 * @param origin which of our activities it comes from; the vendor does not know, the ledger does
 * @param method HTTP method
 * @param leavesActivity whether it is answered with an activity to poll
 * @param items what it is about
 * @param resend whether its job says that running twice is harmless
 */
public record Request(
    String account,
    String origin,
    String method,
    boolean leavesActivity,
    int items,
    boolean resend) {

  /** Whether running it twice does harm. */
  boolean mustRunOnce() {
    return !resend && (leavesActivity || method.equals("POST") || method.equals("PATCH"));
  }
}
