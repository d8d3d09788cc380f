package io.fanfare.forecast;

import io.fanfare.job.JobRequest;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.Plan;
import io.fanfare.job.Plan.Planned;
import io.fanfare.operation.RequestRules;
import io.fanfare.prediction.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job would send, account by account.
 *
 * @param waves 1 or more
 */
record Script(List<Part> parts, int waves) {
  private static final Comparator<Payload> BY_CHUNK = Comparator.comparingInt(Payload::chunk);

  /**
   * An account's part.
   *
   * @param wave from 0
   * @param steps the lines of each step, in order; accounts alike share them
   */
  record Part(int wave, List<List<Line>> steps) {}

  /**
   * One activity.
   *
   * @param rank the longest is sent first
   * @param isFollowed whether the vendor works on it after it accepted it
   */
  record Line(Kind kind, double rank, boolean isFollowed) {}

  /** What is written for a job that would be kept. */
  static Script of(NewJob job) {
    Plan plan = Plan.of(job);
    Map<String, List<Payload>> own = new HashMap<>();
    List<Payload> shared = new ArrayList<>();
    for (Payload payload : job.payloads()) {
      String account = payload.accountId();
      (account == null ? shared : own.computeIfAbsent(account, a -> new ArrayList<>()))
          .add(payload);
    }
    List<List<Line>> common = lines(job.request(), shared);
    List<Part> parts = new ArrayList<>();
    for (Planned account : plan.accounts()) {
      List<Payload> mine = own.get(account.accountId());
      parts.add(new Part(account.wave(), mine == null ? common : both(job, shared, mine)));
    }
    return new Script(parts, plan.waves());
  }

  private static List<List<Line>> both(NewJob job, List<Payload> shared, List<Payload> mine) {
    List<Payload> all = new ArrayList<>(shared);
    all.addAll(mine);
    return lines(job.request(), all);
  }

  private static List<List<Line>> lines(JobRequest request, List<Payload> payloads) {
    List<List<Line>> steps = new ArrayList<>();
    for (int step = 0; step < request.steps().size(); step++) {
      int which = step;
      String operation = request.steps().get(step).operation();
      List<Line> lines =
          payloads.stream()
              .filter(payload -> payload.step() == which)
              .sorted(BY_CHUNK)
              .map(payload -> line(operation, payload))
              .toList();
      if (!lines.isEmpty()) {
        steps.add(lines);
      }
    }
    return steps;
  }

  private static Line line(String operation, Payload payload) {
    return new Line(
        Kind.of(operation, payload.items()),
        payload.seconds(),
        !operation.equals(RequestRules.API_REQUEST));
  }

  /** Activities in all, each of which is one submission. */
  long activities() {
    return parts.stream().flatMap(part -> part.steps().stream()).mapToLong(List::size).sum();
  }
}
