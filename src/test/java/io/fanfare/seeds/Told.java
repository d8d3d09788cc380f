package io.fanfare.seeds;

import io.fanfare.activity.End;
import io.fanfare.completion.Outbox.Heading;
import io.fanfare.seeds.store.ActivityRow;
import io.fanfare.seeds.store.OutboxRow;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was told to the world: each end at least once, by one id, in commit order for each key. */
final class Told {
  private final World world;
  private final Map<String, List<String>> kept = new LinkedHashMap<>();
  private final Map<String, List<String>> heard;

  Told(World world, Tables tables, List<Heading> log) {
    this.world = world;
    tables.outbox().stream()
        .map(OutboxRow::kept)
        .map(event -> event.heading())
        .forEach(h -> kept.computeIfAbsent(h.key(), key -> new ArrayList<>()).add(h.id()));
    this.heard = firsts(log);
  }

  private static Map<String, List<String>> firsts(List<Heading> log) {
    Map<String, Set<String>> firsts = new LinkedHashMap<>();
    log.forEach(h -> firsts.computeIfAbsent(h.key(), key -> new LinkedHashSet<>()).add(h.id()));
    Map<String, List<String>> lists = new LinkedHashMap<>();
    firsts.forEach((key, ids) -> lists.put(key, List.copyOf(ids)));
    return lists;
  }

  /** That the activity was told to be as {@code word} says, and of at most one end. */
  void requireTold(ActivityRow row, String word) {
    String id = row.activity().id().toString();
    List<String> ids =
        heard.getOrDefault(row.activity().target().accountId(), List.of()).stream()
            .filter(told -> told.startsWith(id))
            .toList();
    boolean told = ids.stream().anyMatch(event -> event.startsWith(id + "." + word));
    if (!told || ids.stream().filter(event -> isEnd(event, id)).count() > 1) {
      throw world.violation("I6: " + row.activity() + " was told as " + ids);
    }
  }

  private static boolean isEnd(String event, String id) {
    return Stream.of(End.values()).anyMatch(end -> event.startsWith(id + "." + end.word() + "."));
  }

  /** That the first publishing of each event came in the order in which they were kept. */
  void requireOrder() {
    kept.forEach(this::requireOrder);
  }

  private void requireOrder(String key, List<String> ids) {
    if (!ids.equals(heard.getOrDefault(key, List.of()))) {
      throw world.violation("I6: " + key + " kept " + ids + ", published " + heard.get(key));
    }
  }
}
