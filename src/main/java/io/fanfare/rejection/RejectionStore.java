package io.fanfare.rejection;

import io.fanfare.payload.Sealed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where boxes of rejections and of origins lie. Each method is one transaction. */
public interface RejectionStore {

  /** Keeps boxes, all or none; those that are kept already are left as they are. */
  Uni<Void> append(List<RejectionBox> boxes);

  /**
   * Up to {@code limit} boxes of a job from behind {@code after}, by account and then by row.
   *
   * @param accountId only this account's; null for all
   * @param after null for the first page
   */
  Uni<List<RejectionBox>> page(
      UUID jobId, @Nullable String accountId, @Nullable RejectionBox after, int limit);

  /** How many rows of a job were rejected and merged; stays when the boxes are gone. */
  Uni<Tally> tally(UUID jobId);

  /** The same for each of the job's accounts that has any, up to {@code limit}, by account. */
  Uni<List<OfAccount>> tallies(UUID jobId, @Nullable String after, int limit);

  /**
   * Keeps where the rows of payloads came from, by the payload's id. The payloads must be kept
   * already; whoever deletes one deletes its origins.
   */
  Uni<Void> keepOrigins(Map<UUID, Sealed> origins);

  /** Where the rows of a payload came from; null when that is not known, or not any more. */
  Uni<@Nullable Sealed> origins(UUID payloadId);

  /**
   * Deletes a set of boxes whose job ended longer ago than the retention. What they counted stays.
   */
  Uni<Integer> purge(Duration retention);

  /** The rows of one account. */
  record OfAccount(String accountId, Tally tally) {}
}
