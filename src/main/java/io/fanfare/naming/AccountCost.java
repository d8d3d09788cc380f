package io.fanfare.naming;

import io.fanfare.naming.LookUpCost.Missing;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same rules as {@link Names}, counted instead of followed. Pure. */
final class AccountCost {
  /** All look-ups of an account take no longer, unless they wait for calls. */
  private static final Duration A_MOMENT = Duration.ofSeconds(10);

  private final Set<Reference> references;
  private final boolean create;
  private final NamingSettings settings;
  private final Instant now;

  AccountCost(Set<Reference> references, boolean create, NamingSettings settings, Instant now) {
    this.references = references;
    this.create = create;
    this.settings = settings;
    this.now = now;
  }

  /**
   * What it costs in an account.
   *
   * @param kept what is known of it, however old
   */
  LookUpCost of(String account, Map<Kind, Listing> kept) {
    List<Problem> problems = problems(kept);
    boolean isAmbiguous =
        problems.stream().anyMatch(problem -> problem.reason() == Reason.NAME_AMBIGUOUS);
    Calls calls = Calls.NONE;
    for (Kind kind : kinds()) {
      calls = calls.and(reads(kind, kept.get(kind), problems));
      calls = create ? calls.and(creations(kind, kept.get(kind), problems, isAmbiguous)) : calls;
    }
    boolean isCached = calls.most() == 0;
    boolean isRejected = isAmbiguous || !create;
    List<Missing> missing =
        problems.stream().limit(isRejected ? 1 : 0).map(one -> new Missing(account, one)).toList();
    return new LookUpCost(
        calls.least(), calls.expected(), calls.most(), isCached ? 1 : 0, isCached ? 0 : 1, missing);
  }

  /** What stands for nothing in those listings that are believed. */
  private List<Problem> problems(Map<Kind, Listing> kept) {
    Map<Kind, Listing> young = new EnumMap<>(Kind.class);
    kept.values().stream().filter(this::isYoung).forEach(one -> young.put(one.kind(), one));
    List<Reference> known =
        references.stream().filter(one -> young.containsKey(one.kind())).toList();
    return new Matching(known, young).problems();
  }

  private Calls reads(Kind kind, @Nullable Listing kept, List<Problem> problems) {
    if (!isRead(kind, kept, problems)) {
      return Calls.NONE;
    }
    int expected = kept == null ? 1 : kind.pages(kept.named().size());
    return new Calls(1, expected, readings() * (long) Math.max(expected, kind.mostPages()));
  }

  /** What is missing is read anew in every round when that is hardly believed for a moment. */
  private int readings() {
    boolean isBelieved = settings.missingFor().compareTo(A_MOMENT) > 0;
    return isBelieved ? 1 : 2 + (create ? references.size() : 0);
  }

  /** Anew, where what is missing was looked for too long ago. */
  private boolean isRead(Kind kind, @Nullable Listing kept, List<Problem> problems) {
    return kept == null
        || !isYoung(kept)
        || (of(kind, problems).findAny().isPresent()
            && kept.readAt().isBefore(now.minus(settings.missingFor())));
  }

  private Calls creations(
      Kind kind, @Nullable Listing kept, List<Problem> problems, boolean isAmbiguous) {
    long missing = of(kind, problems).filter(one -> one.reason() == Reason.NAME_NOT_FOUND).count();
    long expected = isAmbiguous ? 0 : missing;
    return isRead(kind, kept, problems)
        ? new Calls(0, expected, references.stream().filter(one -> one.kind() == kind).count())
        : new Calls(expected, expected, missing);
  }

  private static Stream<Problem> of(Kind kind, List<Problem> problems) {
    return problems.stream().filter(problem -> problem.reference().kind() == kind);
  }

  private Set<Kind> kinds() {
    return references.stream().map(Reference::kind).collect(Collectors.toSet());
  }

  private boolean isYoung(Listing listing) {
    return listing.readAt().plus(settings.keep()).isAfter(now);
  }

  /** How many. */
  private record Calls(long least, long expected, long most) {
    static final Calls NONE = new Calls(0, 0, 0);

    Calls and(Calls other) {
      return new Calls(least + other.least, expected + other.expected, most + other.most);
    }
  }
}
