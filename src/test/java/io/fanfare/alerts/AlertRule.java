package io.fanfare.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fanfare.promql.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule of {@code k8s/monitoring/alerts.yaml}.
 *
 * @param seconds for how long the expression must hold before it fires
 */
record AlertRule(String name, Expression expression, double seconds) {
  private static final Path FILE = Path.of("k8s", "monitoring", "alerts.yaml");

  /** All of them; throws IllegalArgumentException when one says what we cannot evaluate. */
  static List<AlertRule> all() {
    try {
      JsonNode file = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
      List<AlertRule> rules = new ArrayList<>();
      file.at("/spec/groups").forEach(group -> group.path("rules").forEach(r -> rules.add(of(r))));
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AlertRule of(JsonNode rule) {
    return new AlertRule(
        rule.path("alert").asText(),
        Expression.parse(rule.path("expr").asText()),
        Expression.seconds(rule.path("for").asText()));
  }
}
