package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.activity.ActivityStore.LookTerms;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The transactions that claim: what to send, whom to look at. */
final class Claims {
  private final Tables tables;
  private final Steps steps;

  Claims(Tables tables, Steps steps) {
    this.tables = tables;
    this.steps = steps;
  }

  List<Activity> due(int limit, ClaimTerms terms) {
    Instant now = tables.now();
    return new Turns(tables, terms.perAccountInFlight(), terms.lowestPriority())
        .take(limit).stream().map(row -> claim(row, terms, now)).toList();
  }

  private Activity claim(ActivityRow row, ClaimTerms terms, Instant now) {
    steps.leave(row);
    Claim claim =
        new Claim(terms.owner(), now, now.plus(terms.sendWithin()), now.plus(terms.lease()));
    row.move(new Submitting(claim), row.activity().attempts() + 1);
    tables.lane(row.account()).unresolved = row;
    return row.activity();
  }

  List<Watched> looks(int limit, LookTerms terms) {
    Instant now = tables.now();
    return tables.lanes.values().stream()
        .filter(lane -> lane.looker == null && !lane.nextLook(terms.soon()).equals(Instant.MAX))
        .filter(lane -> !lane.nextLook(terms.soon()).isAfter(now))
        .sorted(Comparator.comparing(lane -> lane.nextLook(terms.soon())))
        .limit(limit)
        .map(lane -> watch(lane, terms, now))
        .toList();
  }

  private static Watched watch(LaneRow lane, LookTerms terms, Instant now) {
    lane.begin(terms.looker(), now);
    List<Activity> inFlight = lane.inFlight.stream().map(ActivityRow::activity).toList();
    List<Activity> unknown = new ArrayList<>();
    if (lane.unresolved != null && lane.unresolved.isUnknown()) {
      unknown.add(lane.unresolved.activity());
    }
    return new Watched(lane.account, lane.pages, inFlight, List.copyOf(unknown));
  }
}
