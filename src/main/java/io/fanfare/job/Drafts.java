package io.fanfare.job;

import io.fanfare.job.JobStore.Payload;
import io.fanfare.operation.CheckedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The payloads of a job before they are sealed. */
public final class Drafts {
  private Drafts() {}

  /** One for each step and chunk, in order, for every account; none has a box yet. */
  public static List<Payload> of(List<Step> steps, ExpectedTime expected) {
    List<Payload> drafts = new ArrayList<>();
    double after = 0;
    for (int step = steps.size() - 1; step >= 0; step--) {
      List<Payload> ofStep = new ArrayList<>();
      for (CheckedRequest request : steps.get(step).requests()) {
        double seconds = after + expected.seconds(request.name(), request.items());
        ofStep.add(draft(request, step, ofStep.size(), seconds));
      }
      drafts.addAll(0, ofStep);
      after = ofStep.stream().mapToDouble(Payload::seconds).max().orElse(after);
    }
    return drafts;
  }

  private static Payload draft(CheckedRequest request, int step, int chunk, double seconds) {
    return new Payload(UUID.randomUUID(), null, request.items(), seconds, step, chunk, null);
  }
}
