package io.fanfare.http.access;

import static io.fanfare.http.access.Credentials.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.http.Management;
import io.fanfare.http.access.World.Part;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint, asked by everybody about what is theirs and what is not. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
@WithTestResource(AccessResource.class)
class MatrixComponentTest {
  private static final String V1 = "/v1/";

  /** What the vendor posts to has a secret of its own in its address. */
  private static final String OWN_SECRET = "/v1/webhooks/";

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final Set<String> FILES = Set.of("/v1/imports", "/v1/uploads");

  private World world;

  @BeforeEach
  void make() {
    world = World.make();
  }

  @AfterEach
  void end() {
    world.end();
  }

  @Test
  void shouldHaveARowForEveryEndpointAndNoOther() {
    // Given
    Map<String, Map<String, Object>> paths =
        Management.get("/q/openapi?format=json").jsonPath().getMap("paths");
    Set<String> endpoints = new TreeSet<>();
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(method -> path.startsWith(V1) && !path.startsWith(OWN_SECRET))
                .filter(METHODS::contains)
                .forEach(method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    // When
    Set<String> rows = MatrixRow.all().keySet();

    // Then
    assertThat(rows).containsExactlyInAnyOrderElementsOf(endpoints);
  }

  @Test
  void shouldLetInByTokenWhoMayAndNobodyElse() {
    // When
    List<String> wrong = wrong(Credentials::token);

    // Then
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldLetInByApiKeyWhoMayAndNobodyElse() {
    // When
    List<String> wrong = wrong(Credentials::key);

    // Then
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldLetNobodyInWithoutACredential() {
    // When
    List<String> wrong = new ArrayList<>();
    for (MatrixRow row : MatrixRow.all().values()) {
      expect("unauthenticated", row, "nobody", ask(given(), row, world.own()), wrong);
    }

    // Then
    assertThat(wrong).isEmpty();
  }

  /** Every answer that is not the expected one, in words. */
  private List<String> wrong(BiFunction<String, Map<String, String>, String> issue) {
    List<String> wrong = new ArrayList<>();
    MatrixRow.roles()
        .forEach(
            role -> {
              String limited = issue.apply(role, World.OWN);
              String unlimited = issue.apply(role, World.NONE);
              for (MatrixRow row : MatrixRow.all().values()) {
                check(row, role, limited, unlimited, wrong);
              }
            });
    return wrong;
  }

  private void check(
      MatrixRow row, String role, String limited, String unlimited, List<String> wrong) {
    Map<String, Response> answers = new LinkedHashMap<>();
    answers.put("own", ask(as(limited), row, world.own()));
    answers.put("other", ask(as(limited), row, world.other()));
    answers.put("unlimited", ask(as(unlimited), row, world.other()));
    answers.forEach(
        (whose, answer) ->
            expect(expected(row, role, whose), row, role + ", " + whose, answer, wrong));
  }

  private static String expected(MatrixRow row, String role, String whose) {
    if (!row.admits(role)) {
      return "forbidden";
    }
    boolean isOther = whose.equals("other");
    return switch (row.about()) {
      case ONE -> isOther ? "outside" : "let in";
      case MANY -> "let in";
      case ALL -> whose.equals("unlimited") ? "let in" : closed(row, isOther);
    };
  }

  /** What lies outside is not there, whatever one would do with it. */
  private static String closed(MatrixRow row, boolean isOther) {
    return isOther && row.path().startsWith("/v1/accounts/") ? "outside" : "forbidden";
  }

  private static void expect(
      String expected, MatrixRow row, String who, Response answer, List<String> wrong) {
    String found = word(answer);
    if (!found.equals(expected)) {
      wrong.add(
          "%s as %s: %s instead of %s (%d %s)"
              .formatted(
                  row.endpoint(), who, found, expected, answer.statusCode(), answer.asString()));
    }
  }

  private static String word(Response answer) {
    int status = answer.statusCode();
    @Nullable String code = status >= 400 ? answer.path("code") : null;
    boolean isOutside =
        status == 404 && "There is nothing with this id.".equals(answer.path("detail"));
    if (isOutside) {
      return "outside";
    }
    return (status == 401 || status == 403) && code != null
        ? code
        : status < 500 ? "let in" : "failed";
  }

  /** Asks in a way that changes nothing that other rows need: bodies are never good. */
  private Response ask(RequestSpecification request, MatrixRow row, Part part) {
    renew(row, part);
    boolean hasBody = Set.of("POST", "PUT").contains(row.method());
    if (hasBody) {
      request.contentType(FILES.contains(row.path()) ? "text/csv" : "application/json");
      request.body(FILES.contains(row.path()) ? "x" : "{\"nonsense\":true}");
    }
    // A reader with a position that cannot be gets an answer instead of a stream without end.
    return request.header("Last-Event-ID", "nonsense").request(row.method(), path(row, part));
  }

  private static void renew(MatrixRow row, Part part) {
    if (row.path().startsWith("/v1/schedules/")) {
      World.put(Credentials.token("operator", part.labels()), part.schedule(), part.account());
    }
  }

  private static String path(MatrixRow row, Part part) {
    String path = row.path();
    String id =
        path.startsWith("/v1/accounts/")
            ? part.account()
            : path.startsWith("/v1/jobs/") ? part.job() : part.activity();
    String name = path.startsWith("/v1/schedules/") ? part.schedule() : "no-such-key";
    return path.replace("{id}", id).replace("{name}", name).replace("{topic}", "account.cancelled");
  }
}
