package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.path.KnownFile.Person;
import io.fanfare.path.KnownFile.Rejected;
import io.fanfare.rejection.Rejection;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Population;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * One file for many accounts: each row is applied, merged or rejected, and nothing else happens.
 */
@ResourceLock(Lanes.FIRST)
class RowsOfManyAccountsIT {
  private static final long MOST_HEAP = 128L << 20;
  private static final long SEED = 4;
  private static final String LIST = Ids.SHARED + "newsletter";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  @Tag("faults")
  void shouldAccountForEveryRow() throws Exception {
    shouldAccountForEveryRow(5_000, 20);
  }

  @Test
  @Tag("faults")
  void shouldAccountForEveryRowOfALargeFile() throws Exception {
    shouldAccountForEveryRow(200_000, 200);
  }

  private static void shouldAccountForEveryRow(int rows, int accounts) throws Exception {
    // Given
    KnownFile truth = new KnownFile(SEED, accounts);
    Path file = truth.write(rows);
    SimulatorSettings vendor =
        SimulatorSettings.defaults()
            .withPopulation(new Population(accounts, 0, List.of(LIST), List.of()))
            .withRatePerSecond(100)
            .withTimeWarp(20);
    try (Stage stage = Stage.open(vendor, Map.of("fanfare.quota.per-second", "100"))) {
      long heapBefore = stage.service().usedHeapAfterGc();

      // When
      Instant begun = Instant.now();
      CompletableFuture<HttpResponse<String>> answer = send(stage, file);
      long heap = largestHeap(stage, answer);
      Duration taken = Duration.between(begun, Instant.now());

      // Then
      assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(202);
      JsonNode job = new ObjectMapper().readTree(answer.join().body());
      stage.awaitFinished(job.path("job_id").asText(), LIMIT);
      report(rows, file, taken, heap - heapBefore);
      requireTruth(stage, truth, job, accounts, rows);
      assertThat(heap - heapBefore).isLessThan(MOST_HEAP);
    } finally {
      Files.delete(file);
    }
  }

  private static void requireTruth(
      Stage stage, KnownFile truth, JsonNode job, int accounts, int rows) {
    List<Rejection> found =
        RejectionReader.read(stage.configuration(), job.path("job_id").asText());
    assertThat(found.stream().collect(Collectors.toMap(Rejection::row, RowsOfManyAccountsIT::told)))
        .containsExactlyInAnyOrderEntriesOf(truth.rejected());
    Map<String, Long> lost =
        found.stream().collect(Collectors.groupingBy(Rejection::accountId, Collectors.counting()));
    for (int i = 0; i < accounts; i++) {
      String account = Ids.account(i);
      Map<String, String> applied = applied(stage, account);
      assertThat(applied).as(account).isEqualTo(names(truth.persons(account)));
      assertThat(applied.size() + lost.getOrDefault(account, 0L)).isEqualTo(truth.rowsIn(account));
    }
    assertThat(job.path("rows").path("read").asInt()).isEqualTo(rows);
    assertThat(job.path("rows").path("sent").asInt() + found.size()).isEqualTo(rows);
  }

  private static Rejected told(Rejection rejection) {
    return new Rejected(
        rejection.accountId(), rejection.key(), rejection.reason(), rejection.survivor());
  }

  private static Map<String, String> names(Map<String, Person> persons) {
    return persons.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().firstName()));
  }

  private static Map<String, String> applied(Stage stage, String account) {
    Map<String, String> applied = new TreeMap<>();
    stage
        .simulator()
        .get("/_sim/accounts/" + account + "/contacts")
        .as(JsonNode.class)
        .forEach(
            contact ->
                applied.put(
                    contact.path("email_address").path("address").asText(),
                    contact.path("first_name").asText()));
    return applied;
  }

  private static CompletableFuture<HttpResponse<String>> send(Stage stage, Path file)
      throws IOException {
    String query = "?account_column=account&key=id&list_ids=" + Ids.list("any", LIST);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stage.service().baseUri() + "/v1/imports" + query))
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Counted as often as the counting allows while the file is read and prepared, and once after.
   */
  private static long largestHeap(Stage stage, CompletableFuture<?> answer) {
    long largest = 0;
    boolean over;
    do {
      over = answer.isDone();
      largest = Math.max(largest, stage.service().usedHeapAfterGc());
    } while (!over);
    return largest;
  }

  private static void report(int rows, Path file, Duration taken, long heap) throws IOException {
    System.out.printf(
        "rows %d, bytes %d, read and prepared in %d ms, extra live heap %d bytes%n",
        rows, Files.size(file), taken.toMillis(), heap);
  }
}
