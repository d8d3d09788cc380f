package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.sandbox.access.JsonApi.Answer;
import io.fanfare.sandbox.access.LedgerCall;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T14: imports at the edges of the vendor's limits: every row arrives, no call is too large. */
@ResourceLock(Lanes.SECOND)
class SizeEdgesIT {
  private static final int MOST_BYTES = 4_000_000;
  private static final int SEEDED = 3;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** 50 code points each, that grow in different ways: raw, and twice escaped. */
  private static final String FOUR_BYTES = "\uD83D\uDE00".repeat(50);

  private static final String QUOTES = "\"\"".repeat(50);

  private final FaultStage stage = SharedStage.calm();
  private final Replica replica = stage.replicas(1).get(0);

  @Test
  @Tag("faults-short")
  void shouldBringEveryRowOfTheLargestFile() {
    shouldBringEveryRow("T14-largest-file", 1_000, csv(FOUR_BYTES, MOST_BYTES));
  }

  @Test
  @Tag("faults")
  void shouldBringEveryRowAcrossTheVendorsMostRows() {
    shouldBringEveryRow("T14-rows-40001", 1_001, rows(40_001));
  }

  @ParameterizedTest
  @Tag("faults")
  @CsvSource({"39999, 1002", "40000, 1003"})
  void shouldBringEveryRowAroundTheVendorsMostRows(int rows, int account) {
    shouldBringEveryRow("T14-rows-" + rows, account, rows(rows));
  }

  @Test
  @Tag("faults")
  void shouldBringEveryRowThatGrowsWhenEscaped() {
    shouldBringEveryRow("T14-escaped", 1_004, csv('"' + QUOTES + '"', MOST_BYTES));
  }

  @ParameterizedTest
  @Tag("faults")
  @ValueSource(ints = {4_000_001, 4_194_304})
  void shouldBringEveryRowOfAFileLargerThanACall(int bytes) {
    shouldBringEveryRow("T14-bytes-" + bytes, 1_005 + bytes % 2, csv(FOUR_BYTES, bytes));
  }

  @ParameterizedTest
  @Tag("faults")
  @CsvSource({"500, 1", "501, 2"})
  void shouldCutIdsWhereTheVendorTakesNoMore(int ids, int calls) {
    // Given
    Oracle oracle = Oracle.begin(stage);

    // When
    String job = replica.api().submit(deletion(ids));

    // Then
    JsonNode finished = replica.api().awaitFinished(job, LIMIT);
    assertThat(finished.path("total").asInt()).isEqualTo(calls);
    oracle.judge(job).requireClean();
  }

  private void shouldBringEveryRow(String test, int account, byte[] csv) {
    // Given
    String target = Ids.account(account);
    int rows = lines(csv) - 1;
    Oracle oracle = Oracle.begin(stage);
    long heap = replica.process().usedHeapAfterGc();

    // When
    Answer answer = send(target, csv);

    // Then
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    String job = answer.body().path("job_id").asText();
    replica.api().awaitFinished(job, LIMIT);
    int largest = stage.vendor().calls().stream().mapToInt(LedgerCall::outerBytes).max().orElse(0);
    int arrived = stage.vendor().contacts(target) - SEEDED;
    Scores.of(test)
        .with("bytes", csv.length)
        .with("rows", rows)
        .with("rows_at_the_vendor", arrived)
        .with("largest_call_bytes", largest)
        .with("heap_growth_bytes", replica.process().usedHeapAfterGc() - heap)
        .settle(oracle.judge(job));
    assertThat(arrived).isEqualTo(rows);
    assertThat(largest).isLessThanOrEqualTo(MOST_BYTES);
  }

  private Answer send(String account, byte[] csv) {
    String list = Ids.list(account, "Newsletter");
    String path = "/v1/imports?accounts=%s&list_ids=%s".formatted(account, list);
    return replica.api().plain().sendText(path, "text/csv", csv);
  }

  private static Map<String, Object> deletion(int contacts) {
    List<String> ids =
        IntStream.range(0, contacts)
            .mapToObj(i -> Ids.contact(Ids.account(7), "nobody" + i))
            .toList();
    return Map.of(
        "operation", "contact_delete",
        "accounts", Map.of("ids", List.of(Ids.account(7))),
        "request", Map.of("contact_ids", ids));
  }

  private static int lines(byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8);
    return (int) text.lines().filter(line -> !line.isEmpty()).count();
  }

  private static byte[] rows(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(row -> "r" + row + "@example.com")
        .collect(Collectors.joining("\n", "email\n", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** As many rows as fit, and the last cell filled up to the very byte. */
  private static byte[] csv(String name, int bytes) {
    StringBuilder text = new StringBuilder("email,first_name,last_name\n");
    int size = text.length();
    int perRow = "r00000@example.com,,\n".length() + name.getBytes(StandardCharsets.UTF_8).length;
    for (int row = 10_000; size + perRow <= bytes - 50; row++, size += perRow) {
      text.append('r').append(row).append("@example.com,").append(name).append(",\n");
    }
    return pad(text.toString().getBytes(StandardCharsets.UTF_8), bytes);
  }

  /** Empty lines are no rows. */
  private static byte[] pad(byte[] csv, int bytes) {
    byte[] padded = Arrays.copyOf(csv, bytes);
    Arrays.fill(padded, csv.length, bytes, (byte) '\n');
    return padded;
  }
}
