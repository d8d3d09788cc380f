package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.VendorNames;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One account at the vendor's, with pages of three names. */
final class FakeVendor implements VendorNames {
  private static final int PAGE = 3;

  /** What happens to the next calls that make something. */
  enum Fate {
    /** Made, and answered. */
    DONE,
    /** Made; the answer is lost. */
    MADE_UNANSWERED,
    /** Never arrived; nobody can tell. */
    LOST,
    /** Refused for good. */
    REFUSED
  }

  final Map<Kind, List<Named>> named = new EnumMap<>(Kind.class);
  final Deque<Fate> fates = new ArrayDeque<>();
  final Deque<Verdict> failures = new ArrayDeque<>();
  int reads;
  int creations;

  FakeVendor() {
    for (Kind kind : Kind.values()) {
      named.put(kind, new ArrayList<>());
    }
  }

  /** Adds one; its id is made of its kind and name. */
  FakeVendor with(Kind kind, String name) {
    return with(kind, kind.word() + "-" + name, name);
  }

  FakeVendor with(Kind kind, String id, String name) {
    named.get(kind).add(new Named(id, name, null));
    return this;
  }

  @Override
  public Uni<Sheet> page(Slot slot, String accountId, Kind kind, @Nullable String next) {
    return Uni.createFrom().item(() -> page(kind, next));
  }

  private Sheet page(Kind kind, @Nullable String next) {
    reads++;
    if (!failures.isEmpty()) {
      return new Sheet.Failed(failures.remove());
    }
    List<Named> all = named.get(kind);
    int from = next == null ? 0 : Integer.parseInt(next);
    int to = Math.min(all.size(), from + PAGE);
    return new Sheet.Page(
        List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
  }

  @Override
  public Uni<Made> create(Slot slot, String accountId, Reference wanted) {
    return Uni.createFrom().item(() -> create(wanted));
  }

  private Made create(Reference wanted) {
    creations++;
    Fate fate = fates.isEmpty() ? Fate.DONE : fates.remove();
    if (fate == Fate.REFUSED) {
      return new Made.Failed(new Verdict.Refused(Reason.INVALID, 400, List.of()));
    }
    if (fate != Fate.LOST) {
      with(wanted.kind(), wanted.name());
    }
    List<Named> all = named.get(wanted.kind());
    return fate == Fate.DONE
        ? new Made.Done(all.get(all.size() - 1))
        : new Made.Failed(new Verdict.Unanswered("timeout"));
  }
}
