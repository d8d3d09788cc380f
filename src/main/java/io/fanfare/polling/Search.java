package io.fanfare.polling;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.Transition;
import io.fanfare.reconciliation.Listing;
import io.fanfare.reconciliation.Reconciliation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Looks for what was sent without an answer in a complete list of its account. */
@ApplicationScoped
class Search {
  private final Reconciliation reconciliation;
  private final ActivityStore store;

  Search(Reconciliation reconciliation, ActivityStore store) {
    this.reconciliation = reconciliation;
    this.store = store;
  }

  /** The steps that follow; none when only a part of the account was seen. */
  Uni<List<Transition>> steps(Watched account, Sight sight) {
    if (!(sight instanceof Sight.Whole whole)) {
      return Uni.createFrom().item(List.of());
    }
    return Multi.createFrom()
        .iterable(account.unknown())
        .onItem()
        .transformToUniAndConcatenate(activity -> step(activity, whole.listing()))
        .onItem()
        .<Transition>transformToIterable(steps -> steps)
        .collect()
        .asList();
  }

  private Uni<List<Transition>> step(Activity activity, Listing listing) {
    return known(activity, listing)
        .map(known -> reconciliation.decide(activity, listing, known))
        .map(next -> next.map(activity::to).stream().toList());
  }

  private Uni<Set<String>> known(Activity activity, Listing listing) {
    Set<String> candidates = reconciliation.candidates(activity, listing);
    return candidates.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : store.known(activity.target().accountId(), candidates);
  }
}
