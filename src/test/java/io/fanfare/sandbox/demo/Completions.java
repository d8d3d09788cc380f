package io.fanfare.sandbox.demo;

import io.fanfare.sandbox.EventReader;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.Topics;
import io.fanfare.sandbox.screen.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Kafka says about how the demo's activities ended.
 *
 * @param events every activity event of the demo's jobs
 */
record Completions(List<ReceivedEvent> events) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String COMPLETED = "io.fanfare.activity.completed.v1";
  private static final String ACCEPTED = "io.fanfare.activity.accepted.v1";

  /** Reads the topic until {@code expected} completions of the jobs were seen, or half a minute. */
  static Completions read(EventReader reader, List<String> jobs, int expected) {
    List<ReceivedEvent> events =
        reader.readUntil(
            Topics.ACTIVITIES, seen -> of(seen, jobs).completed().size() >= expected, LIMIT);
    return of(events, jobs);
  }

  private static Completions of(List<ReceivedEvent> events, List<String> jobs) {
    return new Completions(events.stream().filter(e -> jobs.contains(e.text("job_id"))).toList());
  }

  /** One event for each activity that completed; redelivered ones are dropped by their id. */
  List<ReceivedEvent> completed() {
    Map<String, ReceivedEvent> byId =
        ofType(COMPLETED).stream()
            .collect(Collectors.toMap(ReceivedEvent::id, event -> event, (first, again) -> first));
    return byId.values().stream()
        .sorted(
            Comparator.comparing((ReceivedEvent event) -> event.text("operation"))
                .thenComparing(event -> event.text("account_id")))
        .toList();
  }

  /** How many accounts have a completion of this job. */
  long accountsOf(String job) {
    return completed().stream()
        .filter(event -> event.text("job_id").equals(job))
        .map(event -> event.text("account_id"))
        .distinct()
        .count();
  }

  Table table() {
    Map<String, ReceivedEvent> accepted =
        ofType(ACCEPTED).stream()
            .collect(Collectors.toMap(e -> e.text("activity_id"), e -> e, (first, again) -> first));
    Table table = new Table("ACCOUNT", "OPERATION", "EVENT", "ACCEPTED TO COMPLETED");
    for (ReceivedEvent event : completed()) {
      ReceivedEvent begin = accepted.getOrDefault(event.text("activity_id"), event);
      table.row(event.subject(), event.text("operation"), event.type(), between(begin, event));
    }
    return table;
  }

  private static String between(ReceivedEvent begin, ReceivedEvent end) {
    if (begin.equals(end)) {
      return "-";
    }
    Duration taken = Duration.between(time(begin), time(end));
    return "%.1f s".formatted(taken.toMillis() / 1000.0);
  }

  private static OffsetDateTime time(ReceivedEvent event) {
    return OffsetDateTime.parse(event.headers().getOrDefault("ce_time", ""));
  }

  private List<ReceivedEvent> ofType(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }
}
