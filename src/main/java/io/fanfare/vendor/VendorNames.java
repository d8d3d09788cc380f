package io.fanfare.vendor;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.quota.Slot;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's lists, tags and custom fields are called. Each method makes at most one call
 * and spends the slot it is given; none retries. No failure of the vendor or the network fails the
 * {@code Uni}.
 */
public interface VendorNames {

  /**
   * Reads a page, the largest that the vendor gives.
   *
   * @param next null for the first page, else what the previous page named
   */
  Uni<Sheet> page(Slot slot, String accountId, Kind kind, @Nullable String next);

  /** Makes what the reference names. */
  Uni<Made> create(Slot slot, String accountId, Reference wanted);

  /** What one read brought. */
  sealed interface Sheet {

    /**
     * One page; what was deleted is not on it.
     *
     * @param next null on the last page
     */
    record Page(List<Named> named, @Nullable String next) implements Sheet {}

    /** The read failed. {@code verdict} is never a success. */
    record Failed(Verdict verdict) implements Sheet {}
  }

  /** What became of making one. */
  sealed interface Made {

    /** It is there now. */
    record Done(Named named) implements Made {}

    /** It is not, or may be: as the verdict says. */
    record Failed(Verdict verdict) implements Made {}
  }

  /**
   * A list, a tag or a custom field.
   *
   * @param id its UUID
   * @param name as the vendor has it
   * @param label what people see instead of the name; null where they see the name
   */
  record Named(String id, String name, @Nullable String label) {}
}
