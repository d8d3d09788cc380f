package io.fanfare.simulator.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.accounts.Seed;
import io.fanfare.simulator.activities.ActivityDesk;
import io.fanfare.simulator.activities.ActivityState;
import io.fanfare.simulator.activities.DurationModel;
import io.fanfare.simulator.activities.Twist;
import io.fanfare.simulator.activities.Work;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an import loses beyond its size limits, without an error. */
class SilentLossTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final int ROW_BYTES = 300;
  private static final int ROWS = 13_400;

  private final Account account = account();

  /** Nobody watches. */
  private static final class Unwatched implements ActivityDesk.Observer {
    @Override
    public long accepted(UUID id, String account, Work work, Instant at) {
      return 0;
    }

    @Override
    public void ended(long handle, Instant at, ActivityState state) {
      // Not of interest here.
    }
  }

  private static Account account() {
    ActivityDesk desk =
        new ActivityDesk(
            new Random(1),
            new DurationModel(Duration.ofSeconds(1), 0, Map.of(), Duration.ofHours(1), 1, 1),
            1_000,
            UnaryOperator.identity(),
            (owner, operation) -> Twist.NONE,
            new Unwatched());
    Directory directory = new Directory(new Seed(0, List.of("Newsletter"), List.of()), desk, 1);
    return directory.open(Ids.account(0), NOW).orElseThrow();
  }

  private int kept(String row, int rows, boolean countOuter, double escaped) {
    String payload =
        "{\"import_data\":["
            + (row + ",").repeat(rows - 1)
            + row
            + "],\"list_ids\":[\""
            + Ids.list(account.id(), "Newsletter")
            + "\"]}";
    int outer = (int) (payload.length() * escaped);
    Call call = new Call("POST", "/x", Map.of(), Map.of(), payload, outer, NOW);
    return new ImportOperation(new SizeRule(SizeRule.DECIMAL, countOuter))
        .plan(account, call)
        .size();
  }

  private static String wideRow() {
    String open = "{\"email\":\"a@e.co\",\"street\":\"";
    return open + "s".repeat(ROW_BYTES - open.length() - 3) + "\"}";
  }

  @Test
  void keepsFortyThousandRows() {
    assertThat(kept("{\"email\":\"a@e.co\"}", 40_000, true, 1)).isEqualTo(40_000);
    assertThat(kept("{\"email\":\"a@e.co\"}", 40_001, true, 1)).isEqualTo(40_000);
  }

  @Test
  void keepsTheRowsThatEndWithinFourMillionBytes() {
    assertThat(kept(wideRow(), 13_333, true, 1)).isEqualTo(13_333);
    assertThat(kept(wideRow(), ROWS, true, 1)).isEqualTo(13_333);
  }

  @Test
  void countsTheOuterBodyOrTheInnerOne() {
    assertThat(kept(wideRow(), 12_000, true, 1.2)).isEqualTo(11_111);
    assertThat(kept(wideRow(), 12_000, false, 1.2)).isEqualTo(12_000);
  }
}
