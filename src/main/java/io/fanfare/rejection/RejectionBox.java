package io.fanfare.rejection;

import io.fanfare.payload.Sealed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sealed rejections of one account, by the number of their row.
 *
 * @param id what it was sealed for; keeping a box twice keeps it once
 * @param place where it stands among the boxes of its job
 * @param tally what it holds, readable when the box is gone
 * @param box null when it was deleted after its retention
 */
public record RejectionBox(UUID id, Owner owner, Place place, Tally tally, @Nullable Sealed box) {

  /**
   * What the rejections belong to.
   *
   * @param activityId null for what was found before any activity was planned
   */
  public record Owner(UUID jobId, @Nullable UUID activityId) {}

  /** A place in the order of reading: by account, then by the number of the first row. */
  public record Place(String accountId, long firstRow) {}
}
