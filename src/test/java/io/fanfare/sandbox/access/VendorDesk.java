package io.fanfare.sandbox.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The simulator's other side: what it saw, and how to disturb it. */
public final class VendorDesk {
  private static final int PAGE = 50_000;

  private final JsonApi api;

  public VendorDesk(URI simulator) {
    this.api = new JsonApi(simulator);
  }

  /** Every request since the ledger was cleared, token requests included, in order of arrival. */
  public List<LedgerCall> calls() {
    return all("requests", LedgerCall::of);
  }

  /** Every activity accepted since the ledger was cleared. */
  public List<VendorActivity> activities() {
    return all("activities", VendorActivity::of);
  }

  /** Counts since the ledger was cleared. */
  public JsonNode summary() {
    return api.get("/_sim/ledger/summary");
  }

  /** Activities accepted since the ledger was cleared. */
  public int accepted() {
    return summary().path("accepted_activities").asInt();
  }

  /** Forgets what it saw, not what it does. */
  public void clearLedger() {
    api.delete("/_sim/ledger");
  }

  /** Switches a fault on; answers its number. */
  public int fault(Map<String, ?> fault) {
    return api.post("/_sim/faults", fault).path("fault_id").asInt();
  }

  /** Switches one fault off. */
  public void end(int fault) {
    api.delete("/_sim/faults/" + fault);
  }

  /** How often a fault has struck. */
  public int hits(int fault) {
    for (JsonNode one : api.get("/_sim/faults")) {
      if (one.path("fault_id").asInt() == fault) {
        return one.path("hits").asInt();
      }
    }
    return 0;
  }

  /** Switches every fault off. */
  public void endFaults() {
    api.delete("/_sim/faults");
  }

  /** Calls a second from now on. */
  public void allow(int ratePerSecond) {
    api.put("/_sim/limits", Map.of("rate_per_second", ratePerSecond));
  }

  /** What the vendor takes as spent of this day. */
  public void pretendUsed(int calls) {
    api.put("/_sim/limits", Map.of("used_today", calls));
  }

  /** Sets the vendor's clock forward. */
  public void advance(Duration duration) {
    api.post("/_sim/clock/advance", Map.of("duration", duration.toString()));
  }

  /** How many contacts an account has. */
  public int contacts(String account) {
    return api.count("/_sim/accounts/" + account + "/contacts");
  }

  private <T> List<T> all(String what, Function<JsonNode, T> read) {
    List<T> lines = new ArrayList<>();
    int before;
    do {
      before = lines.size();
      String query = "?since=%d&limit=%d".formatted(before, PAGE);
      api.get("/_sim/ledger/" + what + query).path(what).forEach(l -> lines.add(read.apply(l)));
    } while (lines.size() - before == PAGE);
    return List.copyOf(lines);
  }
}
