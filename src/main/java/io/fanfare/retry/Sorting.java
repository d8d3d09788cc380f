package io.fanfare.retry;

import io.fanfare.retry.RowRetryStore.Import;
import io.fanfare.retry.RowRetryStore.Parent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rows of a job that are asked for again from the others, by what its rejections count.
 * Not thread-safe.
 */
final class Sorting {
  private final Set<String> active;
  private final boolean harmless;
  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final List<Import> whole = new ArrayList<>();
  private final List<Import> partly = new ArrayList<>();

  /**
   * Begins.
   *
   * @param active the accounts that may be sent to
   * @param harmless whether rows may be sent that were perhaps applied
   */
  Sorting(Parent parent, Set<String> active, boolean harmless) {
    this.active = active;
    this.harmless = harmless;
    count(Fate.sorted(parent.before().rows()));
    count(Fate.UNDECIDED, parent.undecided());
    parent.imports().forEach(this::sort);
  }

  /** Imports of which every row is asked for again. */
  List<Import> whole() {
    return whole;
  }

  /** Imports of which some rows are: which, only the rejections themselves tell. */
  List<Import> partly() {
    return partly;
  }

  void count(Fate fate, long rows) {
    if (rows > 0) {
      counts.merge(fate, rows, Long::sum);
    }
  }

  Sorted sorted() {
    return new Sorted(counts);
  }

  /** How many rows of an import are asked for again, if they can be had. */
  long again(Import one) {
    return fates(one).getOrDefault(Fate.TAKEN, 0L);
  }

  private void sort(Import one) {
    Map<Fate, Long> fates = fates(one);
    @Nullable Long again = fates.remove(Fate.TAKEN);
    count(fates);
    if (again == null) {
      return;
    }
    if (one.retried()) {
      count(Fate.TAKEN_BEFORE, again);
    } else if (!active.contains(one.place().accountId())) {
      count(Fate.ACCOUNT_NOT_ACTIVE, again);
    } else if (!one.request().kept()) {
      count(Fate.DELETED, again);
    } else {
      take(one, again);
    }
  }

  private void take(Import one, long again) {
    if (again == one.request().items()) {
      whole.add(one);
      count(Fate.TAKEN, again);
    } else {
      partly.add(one);
    }
  }

  private Map<Fate, Long> fates(Import one) {
    Map<Fate, Long> fates = Fate.sorted(one.missing().rows());
    if (harmless && fates.containsKey(Fate.UNDECIDED)) {
      fates.merge(Fate.TAKEN, fates.remove(Fate.UNDECIDED), Long::sum);
    }
    return fates;
  }

  private void count(Map<Fate, Long> fates) {
    fates.forEach(this::count);
  }
}
