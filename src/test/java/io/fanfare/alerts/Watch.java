package io.fanfare.alerts;

import io.fanfare.promql.Scrapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Evaluates all rules, as Prometheus does, and knows which fire. */
final class Watch {
  private final List<AlertRule> rules;
  private final Map<String, Double> since = new HashMap<>();
  private final Set<String> firing = new TreeSet<>();

  Watch(List<AlertRule> rules) {
    this.rules = rules;
  }

  /** What fires at this time. */
  Set<String> at(Scrapes scrapes, double time) {
    firing.clear();
    rules.forEach(rule -> evaluate(rule, scrapes, time));
    return Set.copyOf(firing);
  }

  /** What holds, if not for long enough yet. */
  Set<String> pending() {
    return Set.copyOf(since.keySet());
  }

  private void evaluate(AlertRule rule, Scrapes scrapes, double time) {
    if (!rule.expression().holds(scrapes, time)) {
      since.remove(rule.name());
    } else if (time - since.computeIfAbsent(rule.name(), any -> time) >= rule.seconds()) {
      firing.add(rule.name());
    }
  }
}
