package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.Aftermath;
import io.fanfare.payload.Requests;
import io.fanfare.testing.EngineParts;
import io.fanfare.tracing.Tracing;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;

/** The sending side of a replica, as the container wires it. */
public record Sending(DispatchDue dispatch, Sweep sweep) {

  /** Over the parts. */
  public static Sending of(EngineParts parts, DispatchSettings settings) {
    Doors doors = new Doors(parts.clock());
    Answers answers = new Answers(settings, parts.looks(), parts.reconciliation(), parts.vault());
    Calls calls =
        new Calls(
            parts.gate(),
            parts.vendor(),
            parts.store(),
            doors,
            parts.reconciliation(),
            settings,
            Tracing.NONE);
    Submission submission =
        new Submission(
            parts.store(),
            parts.recorder(),
            new Plain(parts.requests()),
            calls,
            answers,
            settings,
            parts.clock());
    return new Sending(
        new DispatchDue(
            parts.store(),
            parts.gate(),
            parts.vendor(),
            submission,
            doors,
            settings,
            parts.replica()),
        new Sweep(
            parts.store(), parts.requests(), answers, Aftermath.NONE, settings, parts.clock()));
  }

  /** Requests without names. */
  private record Plain(Requests requests) implements Addressing {
    @Override
    public Uni<Addressed> open(Activity activity) {
      return requests.open(activity.work().payloadId()).map(Addressed::plain);
    }

    @Override
    public Uni<Boolean> isOutdated(Activity activity, Addressed sent, Verdict verdict) {
      return Uni.createFrom().item(false);
    }
  }
}
