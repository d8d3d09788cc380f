package io.fanfare.naming;

import io.fanfare.operation.Operation;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What names stand for in an account. */
@ApplicationScoped
public class Names {
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final Listings listings;
  private final Creations creations;
  private final NamingSettings settings;
  private final Clock clock;

  Names(Listings listings, Creations creations, NamingSettings settings, Clock clock) {
    this.listings = listings;
    this.creations = creations;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is known without asking the vendor; empty unless all of them are. */
  public Uni<Optional<Resolution.Resolved>> known(String accountId, Set<Reference> references) {
    Set<Kind> kinds = kinds(references);
    return listings
        .known(accountId, kinds)
        .map(
            found ->
                found.keySet().containsAll(kinds)
                    ? Optional.of(new Matching(references, found).resolution())
                        .filter(Resolution.Resolved.class::isInstance)
                        .map(Resolution.Resolved.class::cast)
                    : Optional.empty());
  }

  /**
   * What they stand for, asking the vendor where it is not known: one page of each kind is enough
   * for all names of an account. A name that is missing from a listing that has grown a little old
   * is looked for in a new one.
   *
   * @param create whether to make what is missing
   */
  public Uni<Resolution> resolve(String accountId, Set<Reference> references, boolean create) {
    return listings
        .all(accountId, kinds(references))
        .chain(found -> again(accountId, references, found))
        .chain(found -> result(accountId, references, found, create))
        .onFailure(QuotaSpentException.class)
        .recoverWithItem(spent -> new Resolution.Later(((QuotaSpentException) spent).until()))
        .onFailure(NamesUnavailableException.class)
        .recoverWithItem(failure -> unavailable(references, (NamesUnavailableException) failure));
  }

  /** An id turned out to stand for nothing: whatever was read before then may be wrong. */
  public Uni<Void> forget(String accountId, Set<Reference> references, Instant before) {
    return listings.forget(accountId, kinds(references), before);
  }

  /** A call may have changed what the account has: its names of that kind are read anew. */
  public Uni<Void> changed(String accountId, Operation operation) {
    Optional<Kind> kind =
        operation.method().equals("GET") ? Optional.empty() : Kind.under(operation.path());
    return kind.isEmpty()
        ? Uni.createFrom().voidItem()
        : listings.forget(accountId, Set.of(kind.get()), clock.instant());
  }

  private Uni<Map<Kind, Listing>> again(
      String accountId, Set<Reference> references, Map<Kind, Listing> found) {
    Instant oldest = clock.instant().minus(settings.missingFor());
    List<Kind> old =
        new Matching(references, found)
            .kindsWithProblems().stream()
                .filter(kind -> found.get(kind).readAt().isBefore(oldest))
                .sorted()
                .toList();
    return old.isEmpty() ? Uni.createFrom().item(found) : listings.fresh(accountId, old, found);
  }

  private Uni<Resolution> result(
      String accountId, Set<Reference> references, Map<Kind, Listing> found, boolean create) {
    Matching matching = new Matching(references, found);
    List<Reference> missing = matching.missing();
    return !create || missing.isEmpty() || isAmbiguous(matching)
        ? Uni.createFrom().item(matching.resolution())
        : creations
            .create(accountId, missing.get(0), found.get(missing.get(0).kind()))
            .chain(made -> afterwards(accountId, references, made));
  }

  private static boolean isAmbiguous(Matching matching) {
    return matching.resolution() instanceof Resolution.Unresolved unresolved
        && unresolved.problems().stream()
            .anyMatch(problem -> problem.reason() == Reason.NAME_AMBIGUOUS);
  }

  /** One is made at a time; what the next finds includes it. */
  private Uni<Resolution> afterwards(
      String accountId, Set<Reference> references, Optional<Resolution> made) {
    return made.isPresent()
        ? Uni.createFrom().item(made.get())
        : resolve(accountId, references, true);
  }

  private Resolution unavailable(Set<Reference> references, NamesUnavailableException failure) {
    return failure.verdict() instanceof Verdict.Refused refused
        ? new Resolution.Unresolved(
            references.stream().map(one -> new Problem(one, refused.reason())).toList())
        : new Resolution.Later(clock.instant().plus(PAUSE));
  }

  private static Set<Kind> kinds(Set<Reference> references) {
    return references.stream().map(Reference::kind).collect(Collectors.toSet());
  }
}
