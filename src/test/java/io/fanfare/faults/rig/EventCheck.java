package io.fanfare.faults.rig;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.access.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds what the topic has against what the transactions wrote. Consumers drop duplicates by source
 * and id, so only the first occurrence of an id counts, for presence and for order.
 */
final class EventCheck {
  private static final Set<String> ENDS =
      Set.of("completed", "failed", "rejected", "cancelled", "timed_out", "untraceable");

  private final List<Store.Event> written;
  private final Map<String, Integer> firstSeen = new HashMap<>();

  EventCheck(List<Store.Event> written, List<ReceivedEvent> received) {
    this.written = written;
    for (int i = 0; i < received.size(); i++) {
      firstSeen.putIfAbsent(received.get(i).headers().get("ce_id"), i);
    }
  }

  /** Events that were written and are not on the topic. */
  List<String> missing() {
    return written.stream()
        .filter(event -> !firstSeen.containsKey(event.id()))
        .map(event -> "%s of %s (%s)".formatted(event.type(), event.key(), event.id()))
        .toList();
  }

  /** Ended activities for which no event of their end was written. */
  List<String> silentEnds(List<Store.Row> rows) {
    Set<String> told =
        written.stream().map(e -> e.activityId() + " " + e.type()).collect(Collectors.toSet());
    return rows.stream()
        .filter(Store.Row::ended)
        .filter(r -> !told.contains("%s io.fanfare.activity.%s.v1".formatted(r.id(), r.state())))
        .map(row -> "%s in %s ended as %s".formatted(row.id(), row.account(), row.state()))
        .toList();
  }

  /** The same transition under two ids: a consumer could not tell that it is one. */
  List<String> ambiguousIds() {
    Map<String, List<Store.Event>> transitions =
        written.stream()
            .filter(event -> event.activityId() != null && isEnd(event))
            .collect(groupingBy(event -> event.activityId() + " " + event.type()));
    return transitions.values().stream()
        .filter(same -> same.size() > 1)
        .map(same -> "%s has %d ids".formatted(same.get(0).type(), same.size()))
        .toList();
  }

  /** Events that a consumer of their key saw before one that was written earlier. */
  List<String> outOfOrder() {
    Map<String, List<Store.Event>> keys =
        written.stream()
            .filter(event -> firstSeen.containsKey(event.id()))
            .collect(groupingBy(e -> e.topic() + " " + e.key(), LinkedHashMap::new, toList()));
    List<String> wrong = new ArrayList<>();
    keys.forEach((key, events) -> addWrong(wrong, key, events));
    return wrong;
  }

  private void addWrong(List<String> wrong, String key, List<Store.Event> events) {
    int latest = -1;
    for (Store.Event event : events) {
      int seen = firstSeen.get(event.id());
      if (seen < latest) {
        wrong.add("%s of %s came before an earlier one".formatted(event.type(), key));
      }
      latest = Math.max(latest, seen);
    }
  }

  /** The others may be true of one activity more than once. */
  private static boolean isEnd(Store.Event event) {
    return ENDS.contains(event.type().replaceFirst("io\\.fanfare\\.activity\\.(.+)\\.v1", "$1"));
  }
}
