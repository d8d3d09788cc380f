package io.fanfare.naming;

import io.fanfare.Mappings;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.quota.QuotaGate;
import io.fanfare.testing.MemoryQuota;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.testing.VirtualTime;
import io.fanfare.vendor.Reads;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Looking up names in a virtual time, over a vendor and a store in memory. */
final class NamesWorld {
  final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
  final FakeVendor vendor = new FakeVendor();
  final MemoryNames store = new MemoryNames();
  Names names = replica();

  /** One more replica: the same vendor and store, a memory of its own. */
  Names replica() {
    NamingSettings settings = Mappings.defaults(NamingSettings.class);
    QuotaGate gate = MemoryQuota.gate(time);
    LookUps lookUps =
        new LookUps(new Reads(new ReadyVendor(), gate, time, new Random(1)), vendor, time);
    Listings listings = new Listings(store, lookUps, settings, time);
    Creations creations = new Creations(store, listings, vendor, gate, time);
    return new Names(listings, creations, settings, time);
  }

  LookUpCost cost(boolean create, Reference... references) {
    LookUpCosts costs = new LookUpCosts(store, Mappings.defaults(NamingSettings.class), time);
    return run(costs.of(List.of("a1"), Set.of(references), create));
  }

  Resolution resolve(Reference... references) {
    return run(names.resolve("a1", Set.of(references), false));
  }

  Resolution create(Reference... references) {
    return run(names.resolve("a1", Set.of(references), true));
  }

  <T> T run(Uni<T> work) {
    AtomicReference<T> item = new AtomicReference<>();
    work.subscribe()
        .with(
            item::set,
            failure -> {
              throw new AssertionError(failure);
            });
    time.runUntil(() -> item.get() != null);
    return item.get();
  }

  static Reference list(String name) {
    return new Reference(Kind.LIST, name);
  }

  static Reference tag(String name) {
    return new Reference(Kind.TAG, name);
  }

  /** Kept as a database would. */
  static final class MemoryNames implements NameStore {
    private final Map<String, Listing> listings = new HashMap<>();
    final Map<Reference, Intent> intents = new HashMap<>();

    @Override
    public Uni<List<Listing>> find(String accountId, Set<Kind> kinds) {
      return Uni.createFrom()
          .item(
              () ->
                  listings.values().stream()
                      .filter(one -> one.accountId().equals(accountId))
                      .filter(one -> kinds.contains(one.kind()))
                      .toList());
    }

    @Override
    public Uni<List<Listing>> find(List<String> accountIds, Set<Kind> kinds) {
      return Uni.createFrom()
          .item(
              () ->
                  listings.values().stream()
                      .filter(one -> accountIds.contains(one.accountId()))
                      .filter(one -> kinds.contains(one.kind()))
                      .toList());
    }

    @Override
    public Uni<Void> keep(Listing listing) {
      return Uni.createFrom()
          .item(() -> listings.put(listing.accountId() + listing.kind(), listing))
          .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(String accountId, Set<Kind> kinds, Instant before) {
      return Uni.createFrom()
          .item(
              () ->
                  listings
                      .values()
                      .removeIf(
                          one ->
                              one.accountId().equals(accountId)
                                  && kinds.contains(one.kind())
                                  && one.readAt().isBefore(before)))
          .replaceWithVoid();
    }

    @Override
    public Uni<Noted> intend(String accountId, Reference wanted, Instant now) {
      return Uni.createFrom()
          .item(
              () -> {
                Intent before = intents.putIfAbsent(wanted, new Intent(now, Instant.EPOCH));
                return new Noted(intents.get(wanted), before == null);
              });
    }

    @Override
    public Uni<Boolean> replace(String account, Reference wanted, Intent before, Intent after) {
      return Uni.createFrom().item(() -> intents.replace(wanted, before, after));
    }

    @Override
    public Uni<Void> settle(String accountId, Reference wanted) {
      return Uni.createFrom().item(() -> intents.remove(wanted)).replaceWithVoid();
    }
  }

  static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
