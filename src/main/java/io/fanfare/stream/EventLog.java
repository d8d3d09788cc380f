package io.fanfare.stream;

import io.fanfare.completion.Outbox.Kept;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The outbox as readers of a job's events see it: published or not makes no difference. */
public interface EventLog {

  /** Where the events stand now. */
  Uni<Mark> mark();

  /** Up to {@code limit} events of a job behind {@code after}, {@code through} and no further. */
  Uni<Page> page(UUID jobId, long after, long through, int limit);

  /**
   * The last event of each job behind {@code after}, {@code through} and no further; none, none.
   */
  Uni<Map<UUID, Long>> newest(Collection<UUID> jobs, long after, long through);

  /**
   * A look at the store's transactions. Numbers of events are given out before what they tell is
   * committed: one may appear behind another that has a higher number.
   *
   * @param last the highest number given out when it was looked
   * @param taken a transaction younger than every one that holds a number up to {@code last}
   * @param oldest the oldest transaction that had not ended when it was looked, after both
   */
  record Mark(long last, long taken, long oldest) {}

  /**
   * Events of one job.
   *
   * @param events in their order
   * @param purged the highest number of those that are not kept any more, 0 when all are
   */
  record Page(List<Kept> events, long purged) {}
}
