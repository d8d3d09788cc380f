package io.fanfare.seeds.store;

import io.fanfare.completion.Outbox;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The outbox, in memory: shards are leased, events are read in order, and noted when published. */
public final class MemoryOutbox implements Outbox {
  private final Tables tables;
  private final Calls calls;
  private final UUID self;

  public MemoryOutbox(Tables tables, Calls calls, UUID self) {
    this.tables = tables;
    this.calls = calls;
    this.self = self;
  }

  @Override
  public Uni<Integer> relay(int shard, int limit, Function<List<Kept>, Uni<List<Kept>>> publish) {
    return calls
        .call("take shard", () -> take(shard, limit))
        .chain(events -> events.isEmpty() ? nothing() : relay(shard, events, publish));
  }

  private Uni<Integer> relay(
      int shard, List<Kept> events, Function<List<Kept>, Uni<List<Kept>>> publish) {
    return publish
        .apply(events)
        .onFailure()
        .recoverWithItem(List.of())
        .chain(published -> calls.call("free shard", () -> done(shard, published)));
  }

  private List<Kept> take(int shard, int limit) {
    List<Kept> events =
        tables.unpublished.values().stream()
            .filter(row -> row.shard() == shard)
            .limit(limit)
            .map(OutboxRow::kept)
            .toList();
    boolean taken = !events.isEmpty() && tables.shards.take(shard, self, tables.now());
    return taken ? events : List.of();
  }

  private int done(int shard, List<Kept> published) {
    published.forEach(event -> tables.unpublished.remove(event.sequence()));
    tables.shards.free(shard, self);
    return published.size();
  }

  @Override
  public Uni<Duration> lag() {
    return calls.call("lag", this::oldest);
  }

  @Override
  public Uni<Integer> purge(Duration age) {
    return nothing();
  }

  private Duration oldest() {
    return tables.unpublished.isEmpty()
        ? Duration.ZERO
        : Duration.between(tables.unpublished.firstEntry().getValue().kept().time(), tables.now());
  }

  private static Uni<Integer> nothing() {
    return Uni.createFrom().item(0);
  }
}
