package io.fanfare.seeds.world;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.stream.Collectors;

/** The last things that happened, and a fingerprint of all of them. */
public final class History {
  private static final int KEPT = Integer.getInteger("seeds.history", 400);

  private final ArrayDeque<Entry> last = new ArrayDeque<>(KEPT);
  private final World world;
  private long fingerprint = 17;

  History(World world) {
    this.world = world;
  }

  void note(String who, String what, Object about) {
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    last.addLast(new Entry(world.nanos(), who, what, about));
    fingerprint = 31 * fingerprint + Objects.hash(world.nanos(), who, what);
  }

  /** The same for two courses of events that agree in every moment, actor and deed. */
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String toString() {
    return last.stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }

  private record Entry(long nanos, String who, String what, Object about) {
    @Override
    public String toString() {
      return "%14.6f s  %-8s %-16s %s".formatted(nanos / 1e9, who, what, about);
    }
  }
}
