package io.fanfare.simulator.http;

import io.fanfare.simulator.contacts.Named;
import io.fanfare.simulator.ledger.Ledger;
import io.fanfare.simulator.vendor.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vendor without its HTTP server, for tests whose time is not the machine's. Every call comes
 * with the right credentials. One thread only.
 */
public final class UnwiredVendor {
  private final Vendor vendor;
  private final Gate gate;
  private final CallDesk calls;
  private final String token;

  /** Behind that door. */
  public UnwiredVendor(Vendor vendor, Door door) {
    this.vendor = vendor;
    this.gate = door.gate(vendor);
    this.calls = new CallDesk(vendor, gate);
    this.token = vendor.tokens().issue(vendor.clock().real());
  }

  /**
   * A call that arrives at that time.
   *
   * @param nanos monotonic, never earlier than at the call before
   * @param path with {@code /v3}
   * @param body null without one
   */
  public Reply call(
      long nanos, String method, String path, Map<String, String> query, @Nullable String body) {
    vendor.directory().settle(vendor.clock().now());
    Gate.Arrival arrival = gate.call(nanos, method, path);
    int bytes = body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
    Incoming in =
        new Incoming(
            method,
            path.substring("/v3".length()),
            query,
            "Bearer " + token,
            vendor.credentials().apiKey(),
            body,
            bytes,
            false);
    Reply reply = calls.serve(arrival, in).reply();
    if (reply == null) {
      throw new IllegalStateException("no fault was asked for");
    }
    return reply;
  }

  /** The names of an account's lists. */
  public List<String> lists(String account) {
    Instant now = vendor.clock().now();
    vendor.directory().settle(now);
    return vendor.directory().open(account, now).orElseThrow().lists().all().stream()
        .map(Named::name)
        .toList();
  }

  /** What happened, whatever the caller believes. */
  public Ledger ledger() {
    return vendor.ledger();
  }
}
