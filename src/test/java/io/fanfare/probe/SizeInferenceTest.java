package io.fanfare.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.probe.Seen.Shape;
import io.fanfare.probe.SizeExperiment.Step;
import io.fanfare.probe.SizeInference.Reading;
import io.fanfare.probe.profile.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeInferenceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final SizeInference inference = new SizeInference(seen(400, "flaw"), seen(400, "list"));

  private static Seen seen(int status, String print) {
    return new Seen(NOW, NOW, status, Shape.ARRAY, List.of(), List.of(), print, false);
  }

  @Test
  void shouldTellWhatWasReadFromWhatWasCutAndWhatWasRefused() {
    // Then
    assertThat(inference.reading(seen(400, "flaw"))).isEqualTo(Reading.WHOLE);
    assertThat(inference.reading(seen(400, "list"))).isEqualTo(Reading.CUT);
    assertThat(inference.reading(seen(413, "large"))).isEqualTo(Reading.REFUSED);
    assertThat(inference.reading(seen(504, "late"))).isEqualTo(Reading.REFUSED);
    assertThat(inference.reading(seen(0, ""))).isEqualTo(Reading.UNCLEAR);
    assertThat(inference.reading(seen(201, ""))).isEqualTo(Reading.UNCLEAR);
  }

  @Test
  void shouldSendNothingLargeWhereSuchAnImportIsAccepted() {
    // Then
    assertThat(new SizeInference(seen(400, "flaw"), seen(201, "")).isSafe()).isFalse();
  }

  @Test
  void shouldLeaveOpenALimitBelowAll() {
    // When
    var findings = inference.findings(Map.of(Step.BELOW, Reading.REFUSED));

    // Then
    assertThat(findings.get(Question.SIZE_LIMIT).value()).isNull();
  }

  @Test
  void shouldLeaveOpenALimitAboveAll() {
    // When
    var findings =
        inference.findings(
            new java.util.EnumMap<>(
                Map.of(Step.BELOW, Reading.WHOLE, Step.INNER_ABOVE_BOTH, Reading.WHOLE)));

    // Then
    assertThat(findings.get(Question.SIZE_LIMIT).value()).isNull();
  }
}
