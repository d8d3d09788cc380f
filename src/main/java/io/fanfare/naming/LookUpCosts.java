package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what {@link Names#resolve} would cost now, without asking the vendor. */
@ApplicationScoped
public class LookUpCosts {
  /** Their listings are in memory at once. */
  private static final int ACCOUNTS_AT_ONCE = 200;

  private final NameStore store;
  private final NamingSettings settings;
  private final Clock clock;

  LookUpCosts(NameStore store, NamingSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The cost in these accounts.
   *
   * @param create whether what is missing is made
   */
  public Uni<LookUpCost> of(List<String> accountIds, Set<Reference> references, boolean create) {
    if (references.isEmpty()) {
      return Uni.createFrom().item(LookUpCost.NONE);
    }
    AccountCost each = new AccountCost(references, create, settings, clock.instant());
    Set<Kind> kinds = references.stream().map(Reference::kind).collect(Collectors.toSet());
    return Multi.createFrom()
        .iterable(accountIds)
        .group()
        .intoLists()
        .of(ACCOUNTS_AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(
            some -> store.find(some, kinds).map(listings -> sum(each, some, listings)))
        .collect()
        .asList()
        .map(sums -> sums.stream().reduce(LookUpCost.NONE, LookUpCost::and));
  }

  private static LookUpCost sum(AccountCost each, List<String> accounts, List<Listing> listings) {
    Map<String, Map<Kind, Listing>> kept = new HashMap<>();
    listings.forEach(
        one ->
            kept.computeIfAbsent(one.accountId(), account -> new EnumMap<>(Kind.class))
                .put(one.kind(), one));
    return accounts.stream()
        .map(account -> each.of(account, kept.getOrDefault(account, Map.of())))
        .reduce(LookUpCost.NONE, LookUpCost::and);
  }
}
