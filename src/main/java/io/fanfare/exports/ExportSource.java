package io.fanfare.exports;

import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Where the vendor's files come from. */
public interface ExportSource {

  /**
   * Reads a file with one call, spending the slot. Each piece goes to the sink as it comes; the
   * next is read when the sink is done with it. Never fails unless the sink does: then the rest is
   * not read, and that failure comes back.
   *
   * @return Succeeded, with an empty body, when the file was read to its end
   */
  Uni<Verdict> fetch(Slot slot, String accountId, String fileId, Function<byte[], Uni<Void>> sink);
}
