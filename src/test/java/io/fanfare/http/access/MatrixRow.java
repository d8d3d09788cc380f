package io.fanfare.http.access;

import io.fanfare.access.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call an endpoint.
 *
 * @param endpoint method and path as in the API's own description
 * @param role the least that lets in
 * @param about what the caller must reach
 */
record MatrixRow(String endpoint, Role role, About about) {

  /** What an endpoint is about. */
  enum About {
    /** Something with an id that lies within a scope or not. */
    ONE,
    /** A list or a request whose accounts are cut to the caller's. */
    MANY,
    /** What concerns all accounts: closed to whoever is limited. */
    ALL
  }

  private static final List<MatrixRow> ROWS =
      List.of(
          row("GET /v1/accounts", Role.VIEWER, About.MANY),
          row("POST /v1/accounts", Role.ADMIN, About.ALL),
          row("GET /v1/accounts/{id}", Role.VIEWER, About.ONE),
          row("PUT /v1/accounts/{id}/labels", Role.ADMIN, About.ALL),
          row("POST /v1/accounts/{id}/requests", Role.OPERATOR, About.ONE),
          row("GET /v1/accounts/{id}/plan", Role.VIEWER, About.ONE),
          row("PUT /v1/accounts/{id}/plan", Role.ADMIN, About.ONE),
          row("POST /v1/accounts/{id}/cancellation", Role.ADMIN, About.ONE),
          row("POST /v1/accounts/{id}/users", Role.ADMIN, About.ONE),
          row("DELETE /v1/accounts/{id}/data", Role.ADMIN, About.ONE),
          row("GET /v1/audit", Role.ADMIN, About.ALL),
          row("POST /v1/directory-syncs", Role.ADMIN, About.ALL),
          row("GET /v1/activities/{id}", Role.VIEWER, About.ONE),
          row("GET /v1/activities/{id}/errors", Role.OPERATOR, About.ONE),
          row("GET /v1/activities/{id}/result", Role.OPERATOR, About.ONE),
          row("POST /v1/activities/{id}/settle", Role.OPERATOR, About.ONE),
          row("GET /v1/api-keys", Role.ADMIN, About.ALL),
          row("POST /v1/api-keys", Role.ADMIN, About.ALL),
          row("DELETE /v1/api-keys/{name}", Role.ADMIN, About.ALL),
          row("POST /v1/api-keys/{name}/rotate", Role.ADMIN, About.ALL),
          row("POST /v1/imports", Role.OPERATOR, About.MANY),
          row("POST /v1/job-plans", Role.OPERATOR, About.MANY),
          row("GET /v1/jobs", Role.VIEWER, About.MANY),
          row("POST /v1/jobs", Role.OPERATOR, About.MANY),
          row("GET /v1/jobs/{id}", Role.VIEWER, About.ONE),
          row("GET /v1/jobs/{id}/activities", Role.VIEWER, About.ONE),
          row("POST /v1/jobs/{id}/approve", Role.APPROVER, About.ONE),
          row("GET /v1/jobs/{id}/events", Role.VIEWER, About.ONE),
          row("POST /v1/jobs/{id}/cancel", Role.OPERATOR, About.ONE),
          row("POST /v1/jobs/{id}/pause", Role.OPERATOR, About.ONE),
          row("GET /v1/jobs/{id}/rejections", Role.VIEWER, About.ONE),
          row("GET /v1/jobs/{id}/results", Role.OPERATOR, About.ONE),
          row("POST /v1/jobs/{id}/resume", Role.OPERATOR, About.ONE),
          row("POST /v1/jobs/{id}/retry", Role.OPERATOR, About.ONE),
          row("GET /v1/quota", Role.VIEWER, About.MANY),
          row("GET /v1/schedules", Role.VIEWER, About.MANY),
          row("DELETE /v1/schedules/{name}", Role.OPERATOR, About.ONE),
          row("GET /v1/schedules/{name}", Role.OPERATOR, About.ONE),
          row("PUT /v1/schedules/{name}", Role.OPERATOR, About.ONE),
          row("POST /v1/schedules/{name}/approve", Role.APPROVER, About.ONE),
          row("GET /v1/webhook-subscriptions", Role.ADMIN, About.ALL),
          row("GET /v1/webhook-subscriptions/{topic}", Role.ADMIN, About.ALL),
          row("PUT /v1/webhook-subscriptions/{topic}", Role.ADMIN, About.ALL),
          row("DELETE /v1/webhook-subscriptions/{topic}", Role.ADMIN, About.ALL),
          row("POST /v1/webhook-subscriptions/{topic}/tests", Role.ADMIN, About.ALL),
          row("POST /v1/unsubscribes", Role.OPERATOR, About.MANY),
          row("POST /v1/uploads", Role.OPERATOR, About.MANY));

  /** All endpoints of the service, each once. */
  static Map<String, MatrixRow> all() {
    return ROWS.stream().collect(Collectors.toMap(MatrixRow::endpoint, Function.identity()));
  }

  /** Every caller that there can be. */
  static Stream<String> roles() {
    return Stream.of(Role.values()).map(Role::word);
  }

  String method() {
    return endpoint.substring(0, endpoint.indexOf(' '));
  }

  String path() {
    return endpoint.substring(endpoint.indexOf(' ') + 1);
  }

  boolean admits(String word) {
    return Role.withIncluded(Role.of(word).stream().toList()).contains(role);
  }

  private static MatrixRow row(String endpoint, Role role, About about) {
    return new MatrixRow(endpoint, role, about);
  }
}
