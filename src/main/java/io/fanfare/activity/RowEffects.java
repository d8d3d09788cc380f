package io.fanfare.activity;

import io.fanfare.payload.Sealed;
import io.fanfare.rejection.RejectionBox;
import java.util.List;
import java.util.UUID;

/**
 * What a step leaves behind about the rows of its request.
 *
 * @param rejections rows that did not make it
 * @param parts requests that take the place of this one, planned by the same transaction
 */
public record RowEffects(List<RejectionBox> rejections, List<Part> parts) {
  public static final RowEffects NONE = new RowEffects(List.of(), List.of());

  /**
   * A part of a request.
   *
   * @param payloadId what both boxes were sealed for; the same part always has the same id
   * @param items rows in it, 1 or more
   * @param seconds how long the vendor is expected to work on it
   */
  public record Part(UUID payloadId, Sealed request, Sealed origins, int items, double seconds) {}
}
