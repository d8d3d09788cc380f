package io.fanfare.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Json;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault is aimed at; null matches anything but the token endpoint, which must be
 * named by its path.
 *
 * @param contains a text that is somewhere in the call's own payload; never of a new activity
 * @param path a template; one that ends in {@code *} matches what begins like it
 */
record FaultMatch(
    @Nullable String method,
    @Nullable String path,
    @Nullable String account,
    @Nullable String operation,
    @Nullable String contains) {

  static FaultMatch of(JsonNode json) {
    return new FaultMatch(
        Json.text(json, "method"),
        Json.text(json, "path"),
        Json.text(json, "account"),
        Json.text(json, "operation"),
        Json.text(json, "contains"));
  }

  boolean fits(Subject subject) {
    return same(method, subject.method())
        && onPath(subject.template())
        && same(account, subject.account())
        && same(operation, subject.operation())
        && isIn(subject.payload());
  }

  private boolean isIn(@Nullable String payload) {
    return contains == null || (payload != null && payload.contains(contains));
  }

  private boolean onPath(String template) {
    if (path == null) {
      return !template.equals("/token");
    }
    return path.endsWith("*")
        ? template.startsWith(path.substring(0, path.length() - 1))
        : path.equals(template);
  }

  private static boolean same(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
