package io.fanfare.reckoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.reckoning.Splitting.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplittingTest {
  private static final UUID ROOT = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"2,0", "2,1", "3,1", "1000,0", "1000,999", "39999,0", "39999,20000", "39999,39998"})
  void shouldIsolateOneBadRowWithinTheBudget(int rows, int bad) {
    // When
    Hunt hunt = new Hunt(64, Set.of(bad)).over(rows);

    // Then
    assertThat(hunt.isolated).containsExactly(bad);
    assertThat(hunt.givenUp).isEmpty();
    assertThat(hunt.parts).isLessThanOrEqualTo(2 * (int) Math.ceil(Math.log(rows) / Math.log(2)));
  }

  @Test
  void shouldIsolateSeveralBadRows() {
    // When
    Hunt hunt = new Hunt(64, Set.of(17, 18, 700)).over(1_000);

    // Then
    assertThat(hunt.isolated).containsExactly(17, 18, 700);
    assertThat(hunt.taken).isEqualTo(997);
  }

  @Test
  void shouldNameEveryRowOnceWhenTheBudgetIsUsedUp() {
    // Given
    Set<Integer> bad = IntStream.range(0, 40).mapToObj(i -> 25 * i).collect(Collectors.toSet());

    // When
    Hunt hunt = new Hunt(64, bad).over(1_000);

    // Then
    assertThat(hunt.parts).isLessThanOrEqualTo(64);
    assertThat(hunt.givenUp).isNotEmpty();
    assertThat(hunt.taken + hunt.givenUp.size() + hunt.isolated.size()).isEqualTo(1_000);
    Set<Integer> named = new TreeSet<>(hunt.givenUp);
    named.addAll(hunt.isolated);
    assertThat(named).containsAll(bad);
  }

  @Test
  void shouldGiveUpSoonWhenNoPartIsEverTaken() {
    // Given
    Set<Integer> all = IntStream.range(0, 1_000).boxed().collect(Collectors.toSet());

    // When
    Hunt hunt = new Hunt(64, all).over(1_000);

    // Then
    assertThat(hunt.calls).isLessThanOrEqualTo(1 + 2 * 6);
    assertThat(hunt.givenUp).hasSize(1_000);
  }

  @Test
  void shouldCutNothingWithoutABudget() {
    // When
    Hunt hunt = new Hunt(0, Set.of(3)).over(10);

    // Then
    assertThat(hunt.parts).isZero();
    assertThat(hunt.givenUp).hasSize(10);
  }

  @Test
  void shouldLetTheRefusalOfASingleRowStandWhenItWasSentAlone() {
    // When
    Decision decision = splitting(64).decide(1, new Family(ROOT, 0, 0, 0));

    // Then
    assertThat(decision).isEqualTo(new Decision.GivenUp());
  }

  @Test
  void shouldLetTheLastRefusalStandWhereTheVendorTookNoRowAtAll() {
    // When
    Hunt hunt = new Hunt(64, Set.of(0, 1)).over(2);

    // Then
    assertThat(hunt.isolated).containsExactly(0);
    assertThat(hunt.givenUp).containsExactly(1);
  }

  private static Splitting splitting(int mostParts) {
    return new Splitting(
        Mappings.with(
            ReckoningSettings.class,
            Map.of("fanfare.reckoning.most-parts", String.valueOf(mostParts))));
  }

  /** Plays a vendor that refuses each request with a bad row in it. */
  private static final class Hunt {
    private final Splitting splitting;
    private final Set<Integer> bad;
    private final Set<Integer> isolated = new TreeSet<>();
    private final Set<Integer> givenUp = new TreeSet<>();
    private int parts;
    private int refused;
    private int takenParts;
    private int taken;
    private int calls;

    Hunt(int mostParts, Set<Integer> bad) {
      this.splitting = splitting(mostParts);
      this.bad = bad;
    }

    Hunt over(int rows) {
      Deque<int[]> waiting = new ArrayDeque<>();
      waiting.add(new int[] {0, rows});
      while (!waiting.isEmpty()) {
        int[] range = waiting.poll();
        calls++;
        if (IntStream.range(range[0], range[1]).noneMatch(bad::contains)) {
          taken += range[1] - range[0];
          takenParts++;
        } else {
          refuse(range, waiting);
        }
      }
      return this;
    }

    private void refuse(int[] range, Deque<int[]> waiting) {
      Family family = new Family(ROOT, parts, refused, takenParts);
      Decision decision = splitting.decide(range[1] - range[0], family);
      refused++;
      if (decision instanceof Decision.Halves halves) {
        parts += 2;
        waiting.add(new int[] {range[0], range[0] + halves.at()});
        waiting.add(new int[] {range[0] + halves.at(), range[1]});
      } else if (decision instanceof Decision.Isolated) {
        isolated.add(range[0]);
      } else {
        IntStream.range(range[0], range[1]).forEach(givenUp::add);
      }
    }
  }
}
