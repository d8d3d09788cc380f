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

  public MemoryOutbox(Tables tables, Calls calls) {
    this.tables = tables;
    this.calls = calls;
  }

  @Override
  public Uni<Integer> relay(
      UUID owner, int shard, int limit, Function<List<Kept>, Uni<List<Kept>>> publish) {
    return calls
        .call("take shard", () -> take(owner, shard, limit))
        .chain(
            events ->
                events.isEmpty()
                    ? nothing()
                    : publish
                        .apply(events)
                        .onFailure()
                        .recoverWithItem(List.of())
                        .chain(published -> done(owner, shard, published, limit)));
  }

  private List<Kept> take(UUID owner, int shard, int limit) {
    List<Kept> events =
        tables.unpublished.values().stream()
            .filter(row -> row.shard() == shard)
            .limit(limit)
            .map(OutboxRow::kept)
            .toList();
    boolean taken = !events.isEmpty() && tables.shards.take(shard, owner, tables.now());
    return taken ? events : List.of();
  }

  private Uni<Integer> done(UUID owner, int shard, List<Kept> published, int limit) {
    return calls.call("note published", () -> note(owner, shard, published, limit));
  }

  /** Whoever does not own the shard any more notes nothing. */
  private int note(UUID owner, int shard, List<Kept> published, int limit) {
    if (!tables.shards.isOwnedBy(shard, owner)) {
      return 0;
    }
    published.forEach(event -> tables.unpublished.remove(event.sequence()));
    if (published.size() >= limit) {
      tables.shards.renew(shard, tables.now());
    } else {
      tables.shards.free(shard, owner);
    }
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
