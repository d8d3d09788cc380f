package io.fanfare.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.seeds.Foresight.Seen;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans keep their word on the real engine; {@link PlanBench} does the same at size. */
class PlansTest {
  private static final int ACCOUNTS = 60;
  private static final int SEEDS = 24;

  @ParameterizedTest
  @EnumSource(Foreseen.class)
  void shouldSayWhenAJobIsOverAndWhatItCosts(Foreseen job) {
    // When
    List<Seen> seen = job.play(ACCOUNTS, SEEDS, () -> {});

    // Then
    assertThat(seen).allMatch(one -> one.submissions() == one.said().submissions());
    assertThat(seen.stream().mapToDouble(Seen::looksRatio).average().orElse(0)).isBetween(0.9, 1.1);
    assertThat(share(seen.stream().filter(Seen::isBeforeHalf).count())).isBetween(0.25, 0.75);
    assertThat(share(seen.stream().filter(Seen::isBeforeMost).count())).isBetween(0.75, 1.0);
  }

  private static double share(long count) {
    return (double) count / SEEDS;
  }
}
