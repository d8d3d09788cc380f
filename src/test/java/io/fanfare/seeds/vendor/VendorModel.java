package io.fanfare.seeds.vendor;

import io.fanfare.seeds.world.DriftingClock;
import io.fanfare.seeds.world.World;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import io.fanfare.vendor.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vendor's partner API, as far as the engine can tell; a call is done at one moment. */
public final class VendorModel {
  private static final Verdict NOT_FOUND =
      new Verdict.Refused(Reason.NOT_FOUND, 404, List.of("not_found"));
  private static final Verdict INVALID =
      new Verdict.Refused(Reason.INVALID, 400, List.of("invalid"));

  private final World world;
  private final DriftingClock clock;
  private final Terms terms;
  private final Durations durations;
  private final Ledger ledger;
  private final RandomGenerator random;
  private final Map<String, TreeMap<Long, Remote>> accounts = new HashMap<>();
  private final Set<String> targets = new TreeSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> foreign = new HashSet<>();
  private Moods moods = Moods.GOOD;
  private double failing;
  private long number;

  public VendorModel(World world, DriftingClock clock, Terms terms, Durations durations) {
    this.world = world;
    this.clock = clock;
    this.terms = terms;
    this.durations = durations;
    this.ledger = new Ledger(world, terms);
    this.random = world.split();
  }

  /** What it grants. */
  public Terms terms() {
    return terms;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** From now on so much goes wrong. */
  public void behave(Moods moods) {
    this.moods = moods;
  }

  Moods moods() {
    return moods;
  }

  /** So many of the activities end badly, 0 to 1. */
  public void letFail(double share) {
    failing = share;
  }

  /** The only accounts that anything may be asked for. */
  public void allow(String account) {
    targets.add(account);
  }

  /** Refuses what comes from this origin for good. */
  public void refuse(String origin) {
    refused.add(origin);
  }

  /** A client's own use of its account: an activity that is none of ours. */
  public void foreign(String account, int items) {
    Remote remote = make(account, null, items);
    foreign.add(remote.id());
    world.note("vendor", "foreign", remote);
  }

  /** Whether an id is of an activity that is none of ours. */
  public boolean isForeign(String remoteId) {
    return foreign.contains(remoteId);
  }

  /** Lets a call in, or says why not. */
  Optional<Verdict> admit(String kind, String account) {
    if (!targets.contains(account)) {
      world.violation("I9: a call for " + account + ", which nobody asked for").fillInStackTrace();
    }
    return admit(kind);
  }

  Optional<Verdict> admit(String kind) {
    boolean paced = ledger.arrives(kind);
    boolean paid = ledger.charge(clock.instant());
    if (!paid) {
      return Optional.of(new Verdict.QuotaExceeded());
    }
    if (!paced || chance(moods.throttled())) {
      return Optional.of(new Verdict.Throttled());
    }
    return chance(moods.denied()) ? Optional.of(new Verdict.Unauthorized()) : Optional.empty();
  }

  /** Does a request. */
  Verdict run(Request request) {
    if (refused.contains(request.origin())) {
      return INVALID;
    }
    if (!request.leavesActivity()) {
      ledger.ran(request);
      return new Verdict.Succeeded(200, "application/json", new byte[0]);
    }
    if (queued(request.account()) >= terms.queue() || chance(moods.full())) {
      return new Verdict.QueueFull();
    }
    Remote remote = make(request.account(), request.origin(), request.items());
    world.note("vendor", "creates", remote);
    ledger.created(request, remote);
    return new Verdict.Accepted(remote.report(clock.instant()));
  }

  private Remote make(String account, @Nullable String origin, int items) {
    Duration takes = durations.draw(items, random);
    Duration waits = takes.dividedBy(10);
    RemoteState end = random.nextDouble() < failing ? bad() : RemoteState.COMPLETED;
    Remote remote =
        new Remote(
            ++number, account, origin, items, clock.instant(), waits, takes.minus(waits), end);
    accounts.computeIfAbsent(account, a -> new TreeMap<>()).put(remote.number(), remote);
    return remote;
  }

  private RemoteState bad() {
    RemoteState[] ends = {RemoteState.FAILED, RemoteState.TIMED_OUT, RemoteState.CANCELLED};
    return ends[random.nextInt(ends.length)];
  }

  /** Reads one activity. */
  Look one(String account, String id) {
    Instant now = clock.instant();
    return known(account, now)
        .filter(remote -> remote.id().equals(id))
        .findFirst()
        .<Look>map(remote -> page(List.of(remote.report(now)), null))
        .orElse(new Look.Failed(NOT_FOUND));
  }

  /** Reads a page of the list. */
  Look list(String account, @Nullable String next) {
    Instant now = clock.instant();
    TreeMap<Long, Remote> all = accounts.getOrDefault(account, new TreeMap<>());
    List<Remote> listed =
        (terms.newestFirst() ? all.descendingMap() : all)
            .values().stream()
                .filter(remote -> isKnown(remote, now))
                .filter(remote -> isBehind(remote, next))
                .limit(terms.pageSize() + 1L)
                .toList();
    boolean more = listed.size() > terms.pageSize();
    List<Remote> page = more ? listed.subList(0, terms.pageSize()) : listed;
    String link = more ? String.valueOf(page.get(page.size() - 1).number()) : null;
    return page(page.stream().map(remote -> remote.report(now)).toList(), link);
  }

  private boolean isBehind(Remote remote, @Nullable String next) {
    if (next == null) {
      return true;
    }
    long last = Long.parseLong(next);
    return terms.newestFirst() ? remote.number() < last : remote.number() > last;
  }

  private Look page(List<RemoteActivity> activities, @Nullable String next) {
    return new Look.Page(activities, next, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private Stream<Remote> known(String account, Instant now) {
    return accounts.getOrDefault(account, new TreeMap<>()).values().stream()
        .filter(remote -> isKnown(remote, now));
  }

  private boolean isKnown(Remote remote, Instant now) {
    return remote.createdAt().plus(terms.memory()).isAfter(now);
  }

  /** Reads a page of the accounts. */
  DirectoryPage directory(@Nullable String next) {
    return ModelledVendor.directory(
        targets.stream().map(id -> new ListedAccount(id, id, "Open")).toList(), next);
  }

  private long queued(String account) {
    Instant now = clock.instant();
    return accounts.getOrDefault(account, new TreeMap<>()).values().stream()
        .filter(remote -> remote.origin() != null && !remote.hasEnded(now))
        .count();
  }

  private boolean chance(double share) {
    return share > 0 && random.nextDouble() < share;
  }
}
