package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.access.Store;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A gigabyte of rows costs disk, not heap: the service runs with 256 MB. {@code -Dhuge.bytes} asks
 * for another size.
 */
@ResourceLock(Lanes.FIRST)
@Tag("faults")
class HugeFileIT {
  private static final long BYTES = Long.getLong("huge.bytes", 1_000_000_000);
  private static final int ACCOUNTS = 500;
  private static final long MOST_HEAP = 128L << 20;
  private static final Duration READY = Duration.ofSeconds(90);
  private static final int BETWEEN_COUNTS_SECONDS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String KNOW =
      "insert into account (account_id) select 'huge-' || to_char(i, 'FM0000')"
          + " from generate_series(0, %d) i".formatted(ACCOUNTS - 1);

  @Test
  void shouldMakeAJobOfAGigabyte() throws Exception {
    GeneratedFile file = GeneratedFile.csv(BYTES, ACCOUNTS);
    String address = "/v1/imports?account_column=account&list_ids=name:Customers";
    try (Services services = Services.start();
        ServiceProcess service = start(services)) {
      // When
      JsonNode job = send(services, service, address, "text/csv", file);

      // Then
      JsonNode rows = job.path("rows");
      assertThat(rows.path("read").asLong()).isEqualTo(file.rows());
      assertThat(rows.path("sent").asLong()).isEqualTo(file.rows());
      assertThat(number(services, "select sum(items) from activity")).isEqualTo(file.rows());
      assertThat(number(services, "select count(*) from upload_block")).isZero();
    }
  }

  @Test
  void shouldKeepAGigabyteOfJson() throws Exception {
    GeneratedFile file = GeneratedFile.ndjson(BYTES, ACCOUNTS);
    try (Services services = Services.start();
        ServiceProcess service = start(services)) {
      // When
      JsonNode upload =
          send(
              services,
              service,
              "/v1/uploads?account_column=account",
              "application/x-ndjson",
              file);

      // Then
      assertThat(upload.path("rows").asLong()).isEqualTo(file.rows());
      assertThat(upload.path("bytes").asLong()).isEqualTo(file.made());
      assertThat(number(services, "select sum(rows) from upload_block")).isEqualTo(file.rows());
    }
  }

  /** Nothing leaves: what is planned stays planned. */
  private static ServiceProcess start(Services services) {
    Map<String, String> configuration = new HashMap<>(services.configuration());
    configuration.put("fanfare.dispatch.every", "off");
    configuration.put("fanfare.directory.every", "off");
    ServiceProcess service = ServiceProcess.start(configuration);
    service.awaitReady(READY);
    new Store(services.jdbcUrl()).execute(KNOW);
    return service;
  }

  private static JsonNode send(
      Services services, ServiceProcess service, String address, String type, GeneratedFile file)
      throws Exception {
    long before = liveHeap(service);
    long disk = number(services, "select pg_database_size(current_database())");
    long begun = System.nanoTime();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.baseUri() + address))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> file))
            .build();
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    long heap = largestHeap(service, answer) - before;
    double seconds = (System.nanoTime() - begun) / 1e9;
    long taken = number(services, "select pg_database_size(current_database())") - disk;
    System.out.printf(
        "%s: %d rows, %d bytes in %.0f s (%.1f MB/s), extra live heap %d bytes, %d bytes of disk, %s%n",
        type,
        file.rows(),
        file.made(),
        seconds,
        file.made() / 1e6 / seconds,
        heap,
        taken,
        peak(service));
    assertThat(answer.join().statusCode()).as(answer.join().body()).isIn(201, 202);
    assertThat(heap).isLessThan(MOST_HEAP);
    return JSON.readTree(answer.join().body());
  }

  /** Counted again and again while the file is read and prepared, and once after. */
  private static long largestHeap(ServiceProcess service, CompletableFuture<?> answer)
      throws InterruptedException, ExecutionException {
    long largest = 0;
    boolean over = false;
    while (!over) {
      try {
        answer.get(BETWEEN_COUNTS_SECONDS, TimeUnit.SECONDS);
        over = true;
      } catch (TimeoutException notYet) {
        over = false;
      }
      largest = Math.max(largest, liveHeap(service));
    }
    return largest;
  }

  /**
   * The lesser of two counts: while rows are being deflated the JVM may not collect, and then
   * counts what is not reachable any more as well.
   */
  private static long liveHeap(ServiceProcess service) {
    return Math.min(service.usedHeapAfterGc(), service.usedHeapAfterGc());
  }

  /** The most memory that the process ever had, heap and all else. */
  private static String peak(ServiceProcess service) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(service.handle().pid()), "status"))
        .stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("");
  }

  private static long number(Services services, String sql) {
    return new Store(services.jdbcUrl()).number(sql);
  }
}
