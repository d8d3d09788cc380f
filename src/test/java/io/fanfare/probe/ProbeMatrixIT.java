package io.fanfare.probe;

import static io.fanfare.probe.ProbeWorld.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.Question;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.partner.StatusMapping;
import io.fanfare.testing.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vendor that the simulator can be, each over another network. */
@ResourceLock(Lanes.FIRST)
@Tag("faults")
class ProbeMatrixIT {
  private static final SimulatorSettings VENDOR = SimulatorSettings.defaults();

  static List<Arguments> vendors() {
    List<Arguments> vendors = new ArrayList<>();
    for (WindowKind kind : WindowKind.values()) {
      for (int cost : List.of(1, 2)) {
        for (StatusMapping statuses : StatusMapping.values()) {
          for (int most : List.of(SizeRule.DECIMAL, SizeRule.BINARY)) {
            for (boolean outer : List.of(true, false)) {
              for (int rate : List.of(4, 10)) {
                SizeRule size = new SizeRule(most, outer);
                vendors.add(Arguments.of(kind, rate, cost, statuses, size, vendors.size()));
              }
            }
          }
        }
      }
    }
    return vendors;
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void shouldFindTheTruth(
      WindowKind kind, int rate, int cost, StatusMapping statuses, SizeRule size, int seed) {
    // Given
    Quirks quirks = VENDOR.quirks().counting(kind, 0, cost).answering(statuses, size);
    ProbeWorld world = new ProbeWorld(VENDOR.withRatePerSecond(rate).withQuirks(quirks), seed);

    // When
    Profile profile = world.probed(rate);

    // Then
    assertThat(answer(profile, Question.WINDOW)).isEqualTo(kind.name().toLowerCase(Locale.ROOT));
    assertThat(answer(profile, Question.CALLS_A_SECOND)).isEqualTo("" + rate);
    assertThat(answer(profile, Question.PROXIED_COST)).isEqualTo("" + cost);
    assertThat(answer(profile, Question.INNER_STATUS))
        .isEqualTo(statuses.name().toLowerCase(Locale.ROOT));
    assertThat(answer(profile, Question.SIZE_LIMIT)).isEqualTo("" + size.mostBytes());
    assertThat(answer(profile, Question.SIZE_COUNTED))
        .isEqualTo(size.countOuter() ? "outer" : "inner");
    assertThat(world.calls()).isLessThan(200).isEqualTo(profile.calls());
  }
}
