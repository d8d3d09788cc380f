package io.fanfare.probe;

import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.Question;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;

/** The whole of it, on one account. */
public final class Probe {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HHmmss").withZone(ZoneOffset.UTC);

  private final VendorProbe vendor;
  private final Allowance allowance;
  private final Pacing pacing;
  private final Progress progress;
  private final Instant begun;

  /**
   * Before it begins.
   *
   * @param allowance that {@code vendor} takes its calls from
   * @param rate calls a second that the operator takes the key to have, 1 or more
   * @param begun by which its list is named
   */
  public Probe(
      VendorProbe vendor,
      Allowance allowance,
      Timers timers,
      Clock clock,
      int rate,
      Progress progress,
      Instant begun) {
    this.vendor = vendor;
    this.allowance = allowance;
    this.pacing = new Pacing(timers, clock, rate);
    this.progress = progress;
    this.begun = begun;
  }

  /** What the list is called that a probe makes and deletes which begins then. */
  public static String listName(Instant begun) {
    return "Fanfare probe " + STAMP.format(begun);
  }

  /** Calls that a key of that rate costs, about. */
  public static int expectedCalls(int rate) {
    int all =
        1
            + AnswerExperiment.expectedCalls()
            + SizeExperiment.expectedCalls()
            + RateExperiment.expectedCalls(rate);
    return Math.min(all, Allowance.MOST);
  }

  /** Fails with {@link ProbeFailedException}; what it made is deleted before. */
  public Uni<Profile> run() {
    Map<Question, Finding> findings = new EnumMap<>(Question.class);
    return pacing
        .careful(vendor::proxied)
        .invoke(Probe::checkWelcome)
        .chain(() -> new AnswerExperiment(vendor, pacing, progress, listName(begun)).run())
        .invoke(findings::putAll)
        .chain(() -> new SizeExperiment(vendor, pacing, progress).run())
        .invoke(findings::putAll)
        .chain(() -> new RateExperiment(vendor, allowance, pacing, progress).run())
        .invoke(results -> findings.putAll(results.findings()))
        .map(done -> new Profile(begun, allowance.used(), findings));
  }

  private static void checkWelcome(Seen first) {
    String why =
        switch (first.status()) {
          case 401, 403 -> "The vendor refused the token or the key (%d): check the credentials";
          case 404 -> "The vendor does not know the account (%d), or it is not a managed one";
          default -> first.isSuccess() ? "" : "The vendor's first answer was %d; nothing was made";
        };
    if (!why.isEmpty()) {
      throw new ProbeFailedException(why.formatted(first.status()));
    }
  }
}
