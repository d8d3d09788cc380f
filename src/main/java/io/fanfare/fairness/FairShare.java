package io.fanfare.fairness;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Start-time fair queueing (Goyal, Vin and Cheng, 1996) over jobs. Each job has a virtual time, the
 * start tag of its next activity; the earliest goes first, and what it is served moves it on by
 * 1/weight. So jobs with work share in proportion to their weights, however much each has.
 */
public final class FairShare {
  private static final int MIDDLE_PRIORITY = 5;

  private FairShare() {}

  /** The share of a job of this priority, 0 to 9: each step doubles it, 5 has 1. */
  public static double weight(int priority) {
    return Math.scalb(1.0, priority - MIDDLE_PRIORITY);
  }

  /**
   * Divides {@code count} over the heads; a tie goes to the heavier, then to the lower id. The
   * order of the answer is that in which the jobs are first served; jobs that get nothing are not
   * in it.
   */
  public static Map<UUID, Integer> allot(List<Head> heads, int count) {
    PriorityQueue<Head> queue = new PriorityQueue<>(Head.ORDER);
    heads.stream().filter(head -> head.waiting() > 0).forEach(queue::add);
    Map<UUID, Integer> shares = new LinkedHashMap<>();
    for (int served = 0; served < count && !queue.isEmpty(); served++) {
      Head head = queue.remove();
      shares.merge(head.job(), 1, Integer::sum);
      if (head.waiting() > 1) {
        queue.add(head.served());
      }
    }
    return shares;
  }

  /**
   * Where a job with work stands.
   *
   * @param weight above 0
   * @param waiting how many of its activities could be served now
   */
  public record Head(UUID job, double virtualTime, double weight, long waiting) {

    /** The order in which heads are served. */
    public static final Comparator<Head> ORDER =
        Comparator.comparingDouble(Head::virtualTime)
            .thenComparing(Comparator.comparingDouble(Head::weight).reversed())
            .thenComparing(Head::job);

    private Head served() {
      return new Head(job, virtualTime + 1 / weight, weight, waiting - 1);
    }
  }
}
