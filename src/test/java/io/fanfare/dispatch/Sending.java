package io.fanfare.dispatch;

import io.fanfare.activity.Aftermath;
import io.fanfare.testing.EngineParts;

/** The sending side of a replica, as the container wires it. */
public record Sending(DispatchDue dispatch, Sweep sweep) {

  /** Over the parts. */
  public static Sending of(EngineParts parts, DispatchSettings settings) {
    Doors doors = new Doors(parts.clock());
    Answers answers = new Answers(settings, parts.looks(), parts.reconciliation(), parts.vault());
    Calls calls =
        new Calls(
            parts.gate(), parts.vendor(), parts.store(), doors, parts.reconciliation(), settings);
    Submission submission =
        new Submission(
            parts.store(),
            parts.recorder(),
            parts.requests(),
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
}
