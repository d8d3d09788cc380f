package io.fanfare.naming;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fanfare.operation.reference.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Listings at hand: in memory for a moment, in the store for long, else from the vendor, who is
 * asked once however many wait for the same.
 */
@ApplicationScoped
class Listings {
  private static final long MOST_NAMES = 200_000;

  /** What another replica found out is believed here after this time at the latest. */
  private static final Duration IN_MEMORY = Duration.ofSeconds(30);

  private final NameStore store;
  private final LookUps lookUps;
  private final NamingSettings settings;
  private final Clock clock;
  private final Map<Key, Uni<Listing>> underWay = new ConcurrentHashMap<>();
  private final Cache<Key, Listing> memory =
      Caffeine.newBuilder()
          .maximumWeight(MOST_NAMES)
          .weigher((Key key, Listing listing) -> listing.named().size() + 1)
          .expireAfterWrite(IN_MEMORY)
          .build();

  Listings(NameStore store, LookUps lookUps, NamingSettings settings, Clock clock) {
    this.store = store;
    this.lookUps = lookUps;
    this.settings = settings;
    this.clock = clock;
  }

  /** Those that are known and young enough, without any call. */
  Uni<Map<Kind, Listing>> known(String accountId, Set<Kind> kinds) {
    Map<Kind, Listing> found = new EnumMap<>(Kind.class);
    for (Kind kind : kinds) {
      Listing listing = memory.getIfPresent(new Key(accountId, kind));
      if (listing != null && isYoung(listing)) {
        found.put(kind, listing);
      }
    }
    Set<Kind> rest =
        kinds.stream().filter(kind -> !found.containsKey(kind)).collect(Collectors.toSet());
    return rest.isEmpty()
        ? Uni.createFrom().item(found)
        : store.find(accountId, rest).map(kept -> with(found, kept));
  }

  /** All of these kinds, those that are not known read from the vendor, one after the other. */
  Uni<Map<Kind, Listing>> all(String accountId, Set<Kind> kinds) {
    return known(accountId, kinds)
        .chain(
            found ->
                fresh(
                    accountId,
                    kinds.stream().filter(kind -> !found.containsKey(kind)).sorted().toList(),
                    found));
  }

  /** The same, with these kinds read anew. */
  Uni<Map<Kind, Listing>> fresh(String accountId, List<Kind> anew, Map<Kind, Listing> others) {
    Map<Kind, Listing> all = new EnumMap<>(Kind.class);
    all.putAll(others);
    return Multi.createFrom()
        .iterable(anew)
        .onItem()
        .transformToUniAndConcatenate(kind -> read(new Key(accountId, kind)))
        .invoke(listing -> all.put(listing.kind(), listing))
        .collect()
        .asList()
        .replaceWith(all);
  }

  /** Keeps one that is known to be right. */
  Uni<Void> keep(Listing listing) {
    memory.put(new Key(listing.accountId(), listing.kind()), listing);
    return store.keep(listing);
  }

  /** What was read before then is wrong. */
  Uni<Void> forget(String accountId, Set<Kind> kinds, Instant before) {
    kinds.forEach(kind -> memory.invalidate(new Key(accountId, kind)));
    return store.forget(accountId, kinds, before);
  }

  private Uni<Listing> read(Key key) {
    return Uni.createFrom().deferred(() -> underWay.computeIfAbsent(key, this::begin));
  }

  private Uni<Listing> begin(Key key) {
    return lookUps
        .read(key.accountId(), key.kind())
        .call(this::keep)
        .onTermination()
        .invoke(() -> underWay.remove(key))
        .memoize()
        .indefinitely();
  }

  private Map<Kind, Listing> with(Map<Kind, Listing> found, List<Listing> kept) {
    kept.stream()
        .filter(this::isYoung)
        .forEach(
            listing -> {
              memory.put(new Key(listing.accountId(), listing.kind()), listing);
              found.put(listing.kind(), listing);
            });
    return found;
  }

  private boolean isYoung(Listing listing) {
    return listing.readAt().plus(settings.keep()).isAfter(clock.instant());
  }

  /** Whose names of what kind. */
  private record Key(String accountId, Kind kind) {}
}
