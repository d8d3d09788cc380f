package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An ordinary stop does not wait for those who follow jobs, whether they read or not. */
@ResourceLock(Lanes.FIRST)
@Tag("faults")
class StopIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int ENDED_BY_THE_SIGNAL = 143;
  private static final int MORE_THAN_SOCKETS_HOLD = 100_000;
  private static final String FOLLOW = "GET /v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String FLOOD =
      """
      insert into outbox (shard, event_id, topic, type, subject, key, data, job_id, published_at)
      select 0, 'flood.' || n, 'jobs', 'io.fanfare.job.needs_attention.v1', '%1$s', '%1$s',
        '{"job_id":"%1$s","filler":"' || repeat('x', 200) || '"}', '%1$s', now()
      from generate_series(1, %2$d) n
      """;

  private final Stage stage = SharedStage.stage();

  @AfterEach
  void goOn() {
    if (!stage.service().isAlive()) {
      stage.restart();
    }
  }

  @Test
  void shouldStopAtOnceWhoeverFollowsAJob() {
    // Given
    String quiet = later();
    String loud = later();
    stage.store().execute(FLOOD.formatted(loud, MORE_THAN_SOCKETS_HOLD));
    ServiceProcess service = stage.service();
    try (RawCaller reader = new RawCaller(service.baseUri()).says(FOLLOW.formatted(quiet));
        RawCaller mute = new RawCaller(service.baseUri()).says(FOLLOW.formatted(loud))) {
      reader.hears("io.fanfare.job.started.v1", SOON);
      mute.hears("io.fanfare.job.started.v1", SOON);

      // When
      Duration took = service.stop();

      // Then
      System.out.printf("stopped in %s with an open stream and one that nobody reads%n", took);
      assertThat(service.ended().join()).isEqualTo(ENDED_BY_THE_SIGNAL);
      assertThat(took).isLessThan(SOON);
      assertThat(reader.hears(SOON)).as("the end of the chunks").endsWith("0\r\n\r\n");
    }
  }

  private String later() {
    return stage.submit(
        Map.of(
            "operation",
            "api_request",
            "accounts",
            Map.of("ids", List.of(Ids.account(0))),
            "not_before",
            "2999-01-01T00:00:00Z",
            "request",
            Map.of("method", "GET", "path", "/contact_lists")));
  }
}
