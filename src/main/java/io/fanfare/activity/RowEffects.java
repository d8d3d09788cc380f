package io.fanfare.activity;

import io.fanfare.payload.Sealed;
import io.fanfare.rejection.RejectionBox;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step leaves behind about the rows of its request.
 *
 * @param rejections rows that did not make it
 * @param parts requests that take the place of this one, planned by the same transaction
 * @param check rows still to be found out; null when there are none
 */
public record RowEffects(List<RejectionBox> rejections, List<Part> parts, @Nullable Check check) {
  public static final RowEffects NONE = new RowEffects(List.of(), List.of());

  /** With nothing to be found out. */
  public RowEffects(List<RejectionBox> rejections, List<Part> parts) {
    this(rejections, parts, null);
  }

  /**
   * Contacts of the request that were found to be unsubscribed, of which nobody knows yet which
   * rows they are of.
   *
   * @param boxId the rejections that stand for them until that is known
   * @param contacts how many, by the vendor's count
   * @param reads the most calls to spend on it
   * @param since the import began after this, by the vendor's clock
   * @param until the import was over by then; null when the vendor did not say
   */
  public record Check(
      UUID boxId, long contacts, int reads, Instant since, @Nullable Instant until) {}

  /**
   * A part of a request.
   *
   * @param payloadId what both boxes were sealed for; the same part always has the same id
   * @param items rows in it, 1 or more
   * @param seconds how long the vendor is expected to work on it
   */
  public record Part(UUID payloadId, Sealed request, Sealed origins, int items, double seconds) {}
}
