package io.fanfare.completion;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Events that were kept with what they tell, until they are published. */
public interface Outbox {

  /** The shards into which accounts and jobs are spread; order holds within one. */
  int SHARDS = 16;

  /**
   * Hands the oldest unpublished events of one shard to {@code publish} and notes those it answers
   * as published. While it runs, and as long as each set is full, the shard is this owner's; when
   * it is another's nothing happens. An owner that lost the shard meanwhile notes nothing: its
   * events are published again by the new one.
   *
   * @param owner the replica
   * @return how many were noted as published
   */
  Uni<Integer> relay(
      UUID owner, int shard, int limit, Function<List<Kept>, Uni<List<Kept>>> publish);

  /** How long the oldest unpublished event has waited; zero when there is none. */
  Uni<Duration> lag();

  /** Deletes published events older than {@code age}; answers how many. */
  Uni<Integer> purge(Duration age);

  /**
   * An event as it was kept.
   *
   * @param sequence grows with every event of a shard
   * @param time the database's time of the transition
   * @param data JSON
   */
  record Kept(long sequence, Heading heading, Instant time, String data) {}

  /** What a consumer routes by. */
  record Heading(String id, String topic, String type, String subject, String key) {}
}
