package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Callers that send too slowly, too much, or nothing: each is sent away, and nobody else notices.
 */
@ResourceLock(Lanes.FIRST)
@Tag("faults")
class HardCallersIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int ROOM_FOR = 4;
  private static final String UNENDING =
      """
      POST /v1/jobs HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Transfer-Encoding: chunked\r
      \r
      1\r
      {\r
      """;
  private static final String ANNOUNCED =
      """
      POST /v1/jobs HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 7000000\r
      \r
      {"operation":
      """;

  private final Stage stage = SharedStage.stage();

  @ParameterizedTest
  @CsvSource({"chunked", "announced"})
  void shouldHangUpOnBodiesThatDoNotEndAndGiveTheirRoomToOthers(String kind) {
    // Given
    List<RawCaller> slow = new ArrayList<>();
    for (int i = 0; i < ROOM_FOR; i++) {
      slow.add(call().says(kind.equals("chunked") ? UNENDING : ANNOUNCED));
    }
    int beside = stage.api().body("{}").post("/v1/jobs").statusCode();

    // When
    List<String> heard = slow.stream().map(caller -> caller.hears(LIMIT)).toList();

    // Then
    assertThat(beside).isIn(503, 422);
    // One of them may have found the last room taken for a moment by the caller beside.
    assertThat(heard)
        .filteredOn(answer -> answer.startsWith("HTTP/1.1 408"))
        .hasSizeGreaterThanOrEqualTo(ROOM_FOR - 1)
        .allMatch(answer -> answer.contains("\"request_too_slow\""));
    assertThat(stage.api().body("{}").post("/v1/jobs").statusCode()).isEqualTo(422);
    slow.forEach(RawCaller::close);
  }

  @Test
  void shouldHangUpOnWhoeverFallsSilent() {
    // Given
    try (RawCaller mute = call();
        RawCaller halfway = call().says("GET /v1/quota HTTP/1.1\r\nHost: local");
        RawCaller idle = call().says("GET /v1/quota HTTP/1.1\r\nHost: localhost\r\n\r\n")) {

      // When, Then
      assertThat(mute.hears(LIMIT)).isEmpty();
      assertThat(halfway.hears(LIMIT)).isEmpty();
      assertThat(idle.hears(LIMIT)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @CsvSource({"/v1/quota?a=, 10000, '', 0, 414", "/v1/quota, 0, a, 20000, 431"})
  void shouldRefuseHeadsThatAreTooLarge(
      String target, int targetSize, String header, int headerSize, int status) {
    // Given
    String head =
        "GET %s%s HTTP/1.1\r\nHost: localhost\r\nX-A: %s\r\n\r\n"
            .formatted(target, "b".repeat(targetSize), "c".repeat(headerSize));

    // When
    try (RawCaller caller = call().says(head)) {
      String heard = caller.hears(LIMIT);

      // Then
      assertThat(heard).matches("(?s)HTTP/1\\.[01] " + status + " .*");
    }
  }

  @Test
  void shouldRefuseHeadersWithoutNumber() {
    // Given
    StringBuilder head = new StringBuilder("GET /v1/quota HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = 0; i < 5_000; i++) {
      head.append("a").append(i).append(": b\r\n");
    }

    // When
    try (RawCaller caller = call().says(head.append("\r\n").toString())) {

      // Then
      assertThat(caller.hears(LIMIT)).startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void shouldNotSpeakHttp2() {
    // Given
    String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    String upgrade =
        """
        GET /v1/quota HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade, HTTP2-Settings\r
        Upgrade: h2c\r
        HTTP2-Settings: AAMAAABkAAQAAP__\r
        \r
        """;

    // When
    try (RawCaller prior = call().says(preface);
        RawCaller upgrading = call().says(upgrade)) {

      // Then
      assertThat(prior.hears(LIMIT)).matches("(?s)HTTP/\\S+ 400 .*");
      assertThat(upgrading.hears(LIMIT)).startsWith("HTTP/1.1 200");
    }
  }

  private RawCaller call() {
    return new RawCaller(stage.service().baseUri());
  }
}
