package io.fanfare.http.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.completion.Outbox;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import io.fanfare.stream.EventStreams;
import io.fanfare.stream.Watch;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job's events over HTTP, read by a real client from the real outbox. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
@Timeout(60)
class JobEventsComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String ATTENTION = "io.fanfare.job.needs_attention.v1";
  private static final String FINISHED = "io.fanfare.job.finished.v1";
  private static final int MORE_THAN_SOCKETS_HOLD = 100_000;

  @Inject Watch watch;
  @Inject EventStreams streams;
  @Inject Outbox outbox;

  @TestHTTPResource("/v1/jobs/")
  URI jobs;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final UUID job = UUID.randomUUID();
  private @Nullable Cancellable looking;

  @BeforeEach
  void aJob() {
    DATABASE.execute(
        """
        insert into job (id, operation, priority, not_before, on_unknown, state, total, remaining,
          created_at)
        values ('%s', 'api_request', 5, now(), 'reconcile', 'running', 1, 1, now())
        """
            .formatted(job));
    looking =
        Multi.createBy()
            .repeating()
            .uni(() -> watch.runOnce().replaceWith(job))
            .withDelay(Duration.ofMillis(50))
            .indefinitely()
            .subscribe()
            .with(looked -> {});
  }

  @AfterEach
  void nobodyIsLeft() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    awaitReaders(0);
    Objects.requireNonNull(looking).cancel();
    DATABASE.execute("update job set state = 'finished' where id = '%s'".formatted(job));
  }

  @Test
  void shouldTellWhatWasAndWhatComesAndEndBehindTheLastEvent() {
    // Given
    DATABASE.execute(event("1", ATTENTION));
    Follower follower = follow("");
    String first = follower.next().get("data");

    // When
    DATABASE.execute(event("2", FINISHED));

    // Then
    assertThat(first)
        .contains(
            "\"id\":\"%s.1\"".formatted(job), "\"source\":\"/fanfare/", "\"data\":{\"job_id\"");
    assertThat(follower.next()).containsEntry("event", FINISHED).containsKey("id");
    assertThat(follower.next()).isEmpty();
    assertThat(follower.response().headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void shouldGoOnBehindTheLastEventThatWasRead() {
    // Given
    DATABASE.execute(event("1", ATTENTION));
    DATABASE.execute(event("2", ATTENTION));
    String read = follow("").next().get("id");

    // When
    Follower follower = follow(read);

    // Then
    assertThat(follower.next().get("data")).contains(job + ".2");
  }

  @Test
  void shouldNotPassOverAnEventThatIsCommittedLate() throws SQLException {
    // Given: an event has its number, and is not committed
    Follower follower = follow("");
    try (Connection late = connect();
        Statement statement = late.createStatement()) {
      late.setAutoCommit(false);
      statement.execute("select pg_current_xact_id()");
      statement.execute(event("early", ATTENTION));

      // When: one with a higher number is, and readers are told what is new
      DATABASE.execute(event("later", ATTENTION));
      for (int look = 0; look < 20; look++) {
        watch.runOnce().await().atMost(LONG);
      }
      late.commit();
    }

    // Then
    assertThat(follower.next().get("data")).contains(job + ".early");
    assertThat(follower.next().get("data")).contains(job + ".later");
  }

  @Test
  void shouldTurnAwayWhoComesBackWhenAllWasRead() {
    // Given
    DATABASE.execute(event("1", FINISHED));
    DATABASE.execute("update job set state = 'finished' where id = '%s'".formatted(job));
    String last = follow("").next().get("id");

    // When
    Follower again = follow(last);

    // Then
    assertThat(again.response().statusCode()).isEqualTo(204);
  }

  @Test
  void shouldSayFirstThatEventsAreNotKeptAnyMore() {
    // Given
    DATABASE.execute(event("1", ATTENTION));
    DATABASE.execute(event("2", ATTENTION));
    String first = follow("").next().get("id");
    DATABASE.execute(
        "update outbox set published_at = now() - interval '8 days' where event_id = '%s.1'"
            .formatted(job));
    outbox.purge(Duration.ofDays(7)).await().atMost(LONG);

    // When
    Follower fromStart = follow("");
    Follower fromFirst = follow(first);

    // Then
    assertThat(fromStart.next())
        .containsEntry("event", "events_purged")
        .containsEntry("data", "{\"job_id\":\"%s\",\"through\":%s}".formatted(job, first))
        .doesNotContainKey("id");
    assertThat(fromStart.next().get("data")).contains(job + ".2");
    assertThat(fromFirst.next().get("data")).contains(job + ".2");
  }

  @Test
  void shouldTurnAwayAlsoWhoWasToldThatAllIsGone() {
    // Given
    DATABASE.execute(event("1", FINISHED));
    DATABASE.execute("update job set state = 'finished' where id = '%s'".formatted(job));
    DATABASE.execute(
        "update outbox set published_at = now() - interval '8 days' where job_id = '%s'"
            .formatted(job));
    outbox.purge(Duration.ofDays(7)).await().atMost(LONG);

    // When
    Follower follower = follow("");
    String last = follower.next().get("id");

    // Then
    assertThat(follower.next()).isEmpty();
    assertThat(follow(last).response().statusCode()).isEqualTo(204);
  }

  @Test
  void shouldDropAReaderThatDoesNotRead() throws IOException {
    // Given
    DATABASE.execute(
        """
        insert into outbox (shard, event_id, topic, type, subject, key, data, job_id, published_at)
        select 0, 'flood.' || n, 'jobs', '%2$s', '%1$s', '%1$s',
          '{"job_id":"%1$s","filler":"' || repeat('x', 200) || '"}', '%1$s', now()
        from generate_series(1, %3$d) n
        """
            .formatted(job, ATTENTION, MORE_THAN_SOCKETS_HOLD));

    // When
    Socket silent = new Socket(jobs.getHost(), jobs.getPort());
    open.add(silent);
    silent
        .getOutputStream()
        .write(
            "GET /v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(job)
                .getBytes(StandardCharsets.US_ASCII));
    awaitReaders(1);

    // Then
    awaitReaders(0);
  }

  @Test
  void shouldTakeSoManyReadersAndNoMore() throws Exception {
    // Given
    for (int reader = 0; reader < 5; reader++) {
      assertThat(follow("").response().statusCode()).isEqualTo(200);
    }

    // When
    Follower refused = follow("");

    // Then
    assertThat(refused.response().statusCode()).isEqualTo(503);
    open.remove(0).close();
    awaitReaders(4);
    assertThat(follow("").response().statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhatIsNoJobAndNoEvent() {
    // When / Then
    given()
        .get("/v1/jobs/" + UUID.randomUUID() + "/events")
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
    given()
        .header("Last-Event-ID", "yesterday")
        .get("/v1/jobs/" + job + "/events")
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("Last-Event-ID"));
  }

  private Follower follow(String lastEventId) {
    Follower follower = new Follower(jobs.resolve(job + "/events"), lastEventId);
    open.add(follower);
    return follower;
  }

  private String event(String name, String type) {
    return """
        insert into outbox (shard, event_id, topic, type, subject, key, data, job_id, published_at)
        values (0, '%1$s.%2$s', 'jobs', '%3$s', '%1$s', '%1$s', '{"job_id":"%1$s"}', '%1$s', now())
        """
        .formatted(job, name, type);
  }

  private void awaitReaders(int wanted) {
    await().atMost(LONG).until(streams::readers, readers -> readers == wanted);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(SharedServices.jdbcUrl(), "postgres", "postgres");
  }
}
