package io.fanfare.probe;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the probe makes, all on one account. Each costs one of the {@link Allowance} that
 * it was opened with, taken at the moment before it is written; where nothing is left, it fails
 * with {@link ProbeFailedException} and nothing leaves. A call without an answer is a {@link Seen}
 * of status 0. Nothing is retried.
 */
public interface VendorProbe {

  /** A read of the partner's own, not through the proxy. */
  Uni<Seen> direct();

  /** A read through the proxy that shows nothing of people. */
  Uni<Seen> proxied();

  /** Makes an empty list of that name: 201, or 409 where the name is taken. */
  Uni<Made> createList(String name);

  /** Makes a list without a name, which the vendor must refuse with 400. */
  Uni<Seen> createNameless();

  /** Reads a list that does not exist: 404. */
  Uni<Seen> readUnknown();

  /** Deletes a list that {@link #createList} made: 202. */
  Uni<Seen> deleteList(String listId);

  /** Exports the contacts of an empty list: 201, with an activity. */
  Uni<Made> exportList(String listId);

  /** One page of activities, as the vendor orders them. */
  Uni<Listing> activities();

  /** The file of an export that has completed. */
  Uni<Seen> file(String fileId);

  /** Uploads a CSV file with a header and no row, as multipart, for a list that does not exist. */
  Uni<Seen> multipart();

  /** An import that is refused whatever its size, since its list does not exist. */
  Uni<Seen> importRows(Size size);

  /**
   * Something was made.
   *
   * @param id null where nothing was made
   * @param fileId of an export, else null
   */
  record Made(Seen seen, @Nullable String id, @Nullable String fileId) implements Answered {}

  /** A page of activities. */
  record Listing(Seen seen, List<Entry> entries) implements Answered {}

  /**
   * One of them.
   *
   * @param createdAt null where it cannot be read
   */
  record Entry(String id, boolean ended, @Nullable Instant createdAt) {}

  /**
   * How large a body is, in bytes of UTF-8. Its rows hold no address, so that they could make no
   * contact.
   *
   * @param inner of the payload, about
   * @param outer of the whole body with the payload in it as an escaped string, about
   * @param flawed whether the very last row is one for which the whole request is refused
   */
  record Size(int inner, int outer, boolean flawed) {

    /** One row. */
    static Size small(boolean flawed) {
      return new Size(1_000, 1_300, flawed);
    }
  }
}
