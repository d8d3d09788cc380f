package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.sandbox.ProbeProcess;
import io.fanfare.sandbox.ProbeProcess.Ended;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The packaged command and a deployment of the same key, on one database. */
@ResourceLock(Lanes.FIRST)
class ProbeBesideIT {
  /** Nobody else's on the stage. */
  private static final String ACCOUNT = Ids.account(48);

  private static final Map<String, Object> A_CALL =
      Map.of("method", "GET", "path", "/contact_lists");

  /** The probe leaves a gap between its last call and the deployment's next. */
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(5);

  private final Stage stage = SharedStage.stage();

  @TempDir private Path directory;

  @BeforeEach
  void theDeploymentCalls() {
    stage.direct(ACCOUNT, A_CALL);
  }

  @Test
  void shouldRefuseBesideADeploymentAtWork() throws InterruptedException {
    // Given
    List<String> before = stage.callsTo(ACCOUNT);

    // When
    Ended ended = ProbeProcess.run(stage.configuration(), "--account", ACCOUNT, "--yes");

    // Then
    assertThat(ended.code()).as(ended.printed()).isEqualTo(2);
    assertThat(ended.printed()).contains("within ten minutes", "--beside");
    assertThat(stage.callsTo(ACCOUNT)).isNotEmpty().isEqualTo(before);
    assertThat(parkedUntil().isNull()).isTrue();
  }

  @Test
  @Tag("faults")
  void shouldMakeTheDeploymentWaitAndPayForItsCalls() throws IOException {
    // Given
    Path file = directory.resolve("profile.json");
    long usedBefore = quota().path("used_today").asLong();

    // When
    CompletableFuture<Ended> probe = CompletableFuture.supplyAsync(() -> beside(file));
    await("parked").atMost(Duration.ofSeconds(60)).until(() -> !parkedUntil().isNull());
    int meanwhile =
        stage.api().body(A_CALL).post("/v1/accounts/" + Ids.account(1) + "/requests").statusCode();
    Ended ended = probe.join();

    // Then
    assertThat(ended.code()).as(ended.printed()).isZero();
    assertThat(meanwhile).isEqualTo(503);
    await("going on").atMost(GOES_ON_WITHIN).until(() -> parkedUntil().isNull());
    stage.direct(Ids.account(1), A_CALL);
    JsonNode profile = new ObjectMapper().readTree(Files.readString(file));
    assertThat(quota().path("used_today").asLong() - usedBefore)
        .isGreaterThanOrEqualTo(profile.path("calls").asLong() + 1);
  }

  private Ended beside(Path file) {
    try {
      return ProbeProcess.run(
          stage.configuration(),
          "--account",
          ACCOUNT,
          "--yes",
          "--beside",
          "--profile",
          file.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode quota() {
    return stage.api().get("/v1/quota").as(JsonNode.class);
  }

  private JsonNode parkedUntil() {
    return quota().path("parked_until");
  }
}
