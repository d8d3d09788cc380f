package io.fanfare.upload;

import java.util.ArrayList;
import java.util.List;

/** Puts accounts together whose blocks are read at once. Pure. */
final class Group {
  private static final long MOST_BYTES = 2_000_000;
  private static final int MOST_ACCOUNTS = 500;

  private Group() {}

  /** In order; one that is large stands alone. */
  static List<List<Portion>> of(List<Portion> portions) {
    List<List<Portion>> groups = new ArrayList<>();
    List<Portion> group = new ArrayList<>();
    long bytes = 0;
    for (Portion portion : portions) {
      boolean isFull = bytes + portion.bytes() > MOST_BYTES || group.size() == MOST_ACCOUNTS;
      if (isFull && !group.isEmpty()) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
      group.add(portion);
      bytes += portion.bytes();
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  /** Whether it is read in parts. */
  static boolean isLarge(List<Portion> group) {
    return group.get(0).bytes() > MOST_BYTES;
  }
}
