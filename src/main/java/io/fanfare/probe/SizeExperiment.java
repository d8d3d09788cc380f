package io.fanfare.probe;

import io.fanfare.probe.SizeInference.Reading;
import io.fanfare.probe.VendorProbe.Size;
import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Question;
import io.smallrye.mutiny.Uni;
import java.util.EnumMap;
import java.util.Map;

/**
 * How large an import may be, by at most four large ones that are all refused, since their list
 * does not exist. The last row of each has a fault for which the vendor refuses a small one with
 * other words: an answer with those words was given by someone who read to the end.
 */
final class SizeExperiment {
  /** Nothing is refused for its size here, if the vendor's 4 MB are true at all. */
  private static final Size BELOW = new Size(3_600_000, 3_980_000, true);

  private static final Size OUTER_ABOVE_BOTH = new Size(3_900_000, 4_300_000, true);
  private static final Size OUTER_BETWEEN = new Size(3_800_000, 4_100_000, true);
  private static final Size INNER_BETWEEN = new Size(4_100_000, 4_500_000, true);
  private static final Size INNER_ABOVE_BOTH = new Size(4_300_000, 4_700_000, true);

  private final VendorProbe vendor;
  private final Pacing pacing;
  private final Progress progress;

  SizeExperiment(VendorProbe vendor, Pacing pacing, Progress progress) {
    this.vendor = vendor;
    this.pacing = pacing;
    this.progress = progress;
  }

  /** Most calls. */
  static int expectedCalls() {
    return 6;
  }

  Uni<Map<Question, Finding>> run() {
    progress.step("Size: imports that the vendor refuses, up to 4.7 MB");
    return pacing
        .careful(() -> vendor.importRows(Size.small(true)))
        .chain(
            flawed ->
                pacing
                    .careful(() -> vendor.importRows(Size.small(false)))
                    .map(sound -> new SizeInference(flawed, sound)))
        .chain(this::large);
  }

  private Uni<Map<Question, Finding>> large(SizeInference inference) {
    Map<Step, Reading> readings = new EnumMap<>(Step.class);
    return inference.isSafe()
        ? next(Step.BELOW, inference, readings).map(done -> inference.findings(readings))
        : Uni.createFrom().item(inference.findings(readings));
  }

  private Uni<Void> next(Step step, SizeInference inference, Map<Step, Reading> readings) {
    return pacing
        .careful(() -> vendor.importRows(step.size))
        .invoke(seen -> readings.put(step, inference.reading(seen)))
        .chain(
            seen ->
                step.after(readings.get(step)) == step
                    ? Uni.createFrom().voidItem()
                    : next(step.after(readings.get(step)), inference, readings));
  }

  /** One large import. */
  enum Step {
    BELOW(SizeExperiment.BELOW),
    OUTER_ABOVE_BOTH(SizeExperiment.OUTER_ABOVE_BOTH),
    OUTER_BETWEEN(SizeExperiment.OUTER_BETWEEN),
    INNER_BETWEEN(SizeExperiment.INNER_BETWEEN),
    INNER_ABOVE_BOTH(SizeExperiment.INNER_ABOVE_BOTH);

    private final Size size;

    Step(Size size) {
      this.size = size;
    }

    Size size() {
      return size;
    }

    /** What is asked next; the same where all is said. */
    Step after(Reading reading) {
      if (reading == Reading.UNCLEAR) {
        return this;
      }
      boolean whole = reading == Reading.WHOLE;
      return switch (this) {
        case BELOW -> whole ? OUTER_ABOVE_BOTH : this;
        case OUTER_ABOVE_BOTH -> whole ? INNER_BETWEEN : OUTER_BETWEEN;
        case INNER_BETWEEN -> whole ? INNER_ABOVE_BOTH : this;
        default -> this;
      };
    }
  }
}
