package io.fanfare.seeds.vendor;

import io.fanfare.seeds.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came to the vendor: every arrival, and everything it made of it. */
public final class Ledger {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final World world;
  private final Terms terms;
  private final ArrayDeque<Long> arrivals = new ArrayDeque<>();
  private final Map<LocalDate, Long> days = new HashMap<>();
  private final Map<String, Integer> kinds = new LinkedHashMap<>();
  private final Map<String, List<Remote>> created = new LinkedHashMap<>();
  private final Map<String, Integer> runs = new HashMap<>();
  private int calls;
  private int crowded;

  Ledger(World world, Terms terms) {
    this.world = world;
    this.terms = terms;
  }

  /** A call arrives; whether it is within the calls a second. */
  boolean arrives(String kind) {
    calls++;
    kinds.merge(kind, 1, Integer::sum);
    long now = world.nanos();
    arrivals.addLast(now);
    while (now - arrivals.getFirst() >= WINDOW.toNanos()) {
      arrivals.removeFirst();
    }
    if (arrivals.size() > terms.perSecond()) {
      crowded++;
      throwLater("I4: " + arrivals.size() + " calls arrived within one second");
    }
    return arrivals.size() <= terms.perSecond();
  }

  /** Charges the vendor's day; whether that is within its calls. */
  boolean charge(Instant vendorTime) {
    LocalDate day = LocalDate.ofInstant(vendorTime, ZoneOffset.UTC);
    long used = days.merge(day, 1L, Long::sum);
    if (used > terms.perDay()) {
      throwLater("I4: call " + used + " of " + day);
    }
    return used <= terms.perDay();
  }

  /** An activity was made. */
  void created(Request request, Remote remote) {
    List<Remote> made = created.computeIfAbsent(request.origin(), o -> new ArrayList<>());
    made.add(remote);
    if (made.size() > 1 && request.mustRunOnce()) {
      throwLater("I2: " + request.origin() + " was created " + made.size() + " times: " + made);
    }
  }

  /** A request ran that left no activity. */
  void ran(Request request) {
    int times = runs.merge(request.origin(), 1, Integer::sum);
    if (times > 1 && request.mustRunOnce()) {
      throwLater("I2: " + request.origin() + " ran " + times + " times");
    }
  }

  private void throwLater(String what) {
    world.violation(what).fillInStackTrace();
  }

  /** What became of an activity of ours; empty when nothing came of it. */
  public List<Remote> of(String origin) {
    return created.getOrDefault(origin, List.of());
  }

  /** How often a request that leaves no activity ran. */
  public int runsOf(String origin) {
    return runs.getOrDefault(origin, 0);
  }

  /** Everything that was made of our requests. */
  public Map<String, List<Remote>> created() {
    return created;
  }

  /** All calls that arrived. */
  public int calls() {
    return calls;
  }

  /** The calls by what they asked. */
  public Map<String, Integer> kinds() {
    return kinds;
  }

  /** Arrivals beyond the calls a second. */
  public int crowded() {
    return crowded;
  }
}
