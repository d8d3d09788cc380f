package io.fanfare.job;

import java.util.ArrayList;
import java.util.List;

/**
 * In which parts, one after the other, a job's accounts are served: a few canaries first.
 *
 * @param sizes of each wave, of all accounts; at least one, the last takes all that are left
 * @param tolerated of the accounts of the waves that ended, so many may have failed when the next
 *     wave starts; else the rest is cancelled
 */
public record Waves(List<Share> sizes, Share tolerated) {
  /** All accounts at once. */
  public static final Waves NONE = new Waves(List.of(Share.ALL), Share.NONE);

  /**
   * Where each wave but the first begins, counting accounts from 0 in their order. Waves for which
   * no account is left are not there.
   */
  public List<Integer> beginnings(int accounts) {
    List<Integer> beginnings = new ArrayList<>();
    int used = 0;
    for (Share size : sizes.subList(0, sizes.size() - 1)) {
      int next = Math.min(accounts, used + size.atLeast(accounts));
      if (next > used && next < accounts) {
        beginnings.add(next);
      }
      used = next;
    }
    return beginnings;
  }
}
