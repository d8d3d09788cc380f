package io.fanfare.job;

import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new job's payloads and waves come to in its accounts.
 *
 * @param accounts those that take part, in their order
 * @param waves 1 or more
 * @param activities one for each account and payload that is for it
 */
public record Plan(List<Planned> accounts, int waves, long activities) {

  /**
   * An account that takes part.
   *
   * @param first of its payloads
   * @param wave from 0
   */
  public record Planned(String accountId, Payload first, int wave) {}

  /** The plan of a new job. */
  public static Plan of(NewJob job) {
    Map<String, Payload> own = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    @Nullable Payload shared = null;
    int common = 0;
    for (Payload payload : job.payloads()) {
      if (payload.accountId() == null) {
        shared = earlier(shared, payload);
        common++;
      } else {
        own.merge(payload.accountId(), payload, Plan::earlier);
        counts.merge(payload.accountId(), 1, Integer::sum);
      }
    }
    return plan(job, firsts(job, own, shared), counts, common);
  }

  private static Plan plan(
      NewJob job, Map<String, Payload> firsts, Map<String, Integer> counts, int common) {
    List<Integer> beginnings = job.request().waves().beginnings(firsts.size());
    List<Planned> accounts = new ArrayList<>();
    long activities = 0;
    int wave = 0;
    for (String account : job.accountIds()) {
      Payload first = firsts.get(account);
      if (first != null) {
        wave += beginnings.contains(accounts.size()) ? 1 : 0;
        accounts.add(new Planned(account, first, wave));
        activities += common + counts.getOrDefault(account, 0);
      }
    }
    return new Plan(accounts, beginnings.size() + 1, activities);
  }

  private static Map<String, Payload> firsts(
      NewJob job, Map<String, Payload> own, @Nullable Payload shared) {
    Map<String, Payload> firsts = new HashMap<>();
    for (String account : job.accountIds()) {
      Payload mine = own.get(account);
      Payload first = mine == null ? shared : earlier(shared, mine);
      if (first != null) {
        firsts.put(account, first);
      }
    }
    return firsts;
  }

  private static Payload earlier(@Nullable Payload one, Payload other) {
    boolean keeps =
        one != null
            && (one.step() < other.step()
                || (one.step() == other.step() && one.chunk() <= other.chunk()));
    return keeps ? one : other;
  }
}
