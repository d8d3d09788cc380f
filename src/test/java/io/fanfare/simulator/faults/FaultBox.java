package io.fanfare.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.activities.ActivityState;
import io.fanfare.simulator.activities.Twist;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.VendorError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** The switched faults; the first one that fits a call strikes. One thread only. */
public final class FaultBox {
  private final Random random;
  private final LongSupplier nanos;
  private final List<Fault> faults = new ArrayList<>();
  private int lastId;
  private int strikes;

  /** {@code nanos}: monotonic time, for faults that last a while. */
  public FaultBox(Random random, LongSupplier nanos) {
    this.random = random;
    this.nanos = nanos;
  }

  /** Switches a fault on and shows it with its id. */
  public ObjectNode add(JsonNode request) {
    Fault fault = new Fault(++lastId, request.deepCopy(), nanos.getAsLong());
    if (fault.kind() == FaultKind.END_AS && !endState(request).ended()) {
      throw new VendorError(Errors.invalid("state is not an end state."));
    }
    faults.add(fault);
    return fault.json();
  }

  public ArrayNode list() {
    ArrayNode json = Json.array();
    faults.forEach(fault -> json.add(fault.json()));
    return json;
  }

  public void clear() {
    faults.clear();
  }

  public boolean remove(int id) {
    return faults.removeIf(fault -> fault.id() == id);
  }

  /** What befalls this call. */
  public Strike onCall(Subject subject) {
    for (Fault fault : faults) {
      boolean here = !fault.kind().onActivities() && fault.kind() != FaultKind.REVOKE_TOKENS;
      if (here && fault.strikes(subject, random, nanos.getAsLong())) {
        return Strike.of(fault.kind(), fault.request(), strikes++);
      }
    }
    return Strike.NONE;
  }

  /** What befalls this new activity; several faults may join. */
  public Twist onActivity(String account, String operation) {
    Subject subject = new Subject("POST", "/activities/" + operation, account, operation, null);
    Twist twist = Twist.NONE;
    for (Fault fault : faults) {
      if (fault.kind().onActivities() && fault.strikes(subject, random, nanos.getAsLong())) {
        twist = twisted(twist, fault);
      }
    }
    return twist;
  }

  private static Twist twisted(Twist twist, Fault fault) {
    JsonNode asked = fault.request();
    return switch (fault.kind()) {
      case STUCK ->
          new Twist(asked.path("percent").asInt(50), twist.endAs(), twist.shown(), twist.error());
      case END_AS ->
          new Twist(
              twist.stuckAt(),
              endState(asked),
              twist.shown(),
              asked.path("error").asText(Twist.ERROR));
      default ->
          new Twist(
              twist.stuckAt(),
              twist.endAs(),
              asked.path("state").asText("hibernating"),
              twist.error());
    };
  }

  private static ActivityState endState(JsonNode asked) {
    return ActivityState.of(asked.path("state").asText("failed"))
        .orElseThrow(() -> new VendorError(Errors.invalid("state is not a known one.")));
  }
}
