package io.fanfare.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.audit.AuditTrail.Entry;
import io.fanfare.audit.AuditTrail.Wanted;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail in a real database, and over HTTP. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class AuditTrailComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject AuditTrail trail;

  private final String subject = UUID.randomUUID().toString();
  private final Caller caller = new Caller("who " + subject, Set.of(Role.ADMIN), Scope.ALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit set caller = 'nobody' where subject = '%s'",
        "delete from audit where subject = '%s'",
        "select set_config('fanfare.audit_retention', '0 seconds', false);"
            + " delete from audit where subject = '%s'",
        "truncate audit"
      })
  void shouldRefuseToBeChanged(String statement) {
    // Given
    note(Action.CANCEL);

    // When / Then
    assertThatThrownBy(() -> DATABASE.execute(statement.formatted(subject)))
        .rootCause()
        .hasMessageContaining("only added to");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void shouldDeleteByAgeAlone() {
    // Given
    note(Action.CANCEL);
    DATABASE.execute(
        """
        insert into audit (at, caller, action, subject)
        values (now() - interval '401 days', 'x', 'pause', '%1$s'),
          (now() - interval '399 days', 'x', 'resume', '%1$s')
        """
            .formatted(subject));
    assertThatThrownBy(
            () -> DATABASE.execute("delete from audit where subject = '" + subject + "'"))
        .rootCause()
        .hasMessageContaining("only added to");

    // When
    trail.purge(Duration.ofDays(400)).await().atMost(LONG);

    // Then
    assertThat(entries())
        .extracting(Entry::action)
        .containsExactlyInAnyOrder(Action.RESUME, Action.CANCEL);
  }

  @Test
  void shouldBeReadBySubjectCallerAndActionInPages() {
    // Given
    note(Action.PAUSE);
    note(Action.RESUME);
    note(Action.CANCEL);

    // When
    String next =
        given()
            .queryParam("subject", subject)
            .queryParam("limit", 2)
            .get("/v1/audit")
            .then()
            .statusCode(200)
            .body("entries.action", contains("cancel", "resume"))
            .body("entries[0].caller", equalTo(caller.name()))
            .extract()
            .path("next");

    // Then
    given()
        .queryParam("subject", subject)
        .queryParam("after", next)
        .get("/v1/audit")
        .then()
        .body("entries.action", contains("pause"))
        .body("next", nullValue());
    given()
        .queryParam("caller", caller.name())
        .queryParam("action", "resume")
        .get("/v1/audit")
        .then()
        .body("entries.subject", contains(subject));
  }

  @Test
  void shouldSayWhatCannotBeAskedFor() {
    // When / Then
    given().queryParam("action", "dance").get("/v1/audit").then().statusCode(422);
    given().queryParam("after", "yesterday").get("/v1/audit").then().statusCode(422);
  }

  /** A row that is kept with what it tells of must be known to the code that reads it. */
  @Test
  void shouldKnowEveryActionByItsWord() {
    // When / Then
    for (Action action : Action.values()) {
      assertThatCode(() -> note(action)).doesNotThrowAnyException();
    }
    assertThat(entries()).extracting(Entry::action).contains(Action.values());
  }

  private void note(Action action) {
    trail.note(caller, action, subject).await().atMost(LONG);
  }

  private List<Entry> entries() {
    return trail.list(new Wanted(subject, null, null), null, 100).await().atMost(LONG);
  }
}
