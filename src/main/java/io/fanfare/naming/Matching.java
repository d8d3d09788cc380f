package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Match;
import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.VendorNames.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** References against listings of all their kinds. Pure. */
final class Matching {
  private final Map<Reference, Match> matches = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Instant asOf;

  /** {@code listings} has one of every kind that the references are of. */
  Matching(Collection<Reference> references, Map<Kind, Listing> listings) {
    asOf =
        listings.values().stream().map(Listing::readAt).min(Instant::compareTo).orElse(Instant.MAX);
    references.forEach(one -> match(one, listings.get(one.kind()).find(one.name())));
    problems.sort(Problem.ORDER);
  }

  private void match(Reference reference, List<Named> found) {
    long ids = found.stream().map(Named::id).distinct().count();
    if (ids == 1) {
      matches.put(reference, new Match(found.get(0).id(), found.get(0).name()));
    } else {
      Reason reason = ids == 0 ? Reason.NAME_NOT_FOUND : Reason.NAME_AMBIGUOUS;
      problems.add(new Problem(reference, reason));
    }
  }

  Resolution resolution() {
    return problems.isEmpty()
        ? new Resolution.Resolved(Map.copyOf(matches), asOf)
        : new Resolution.Unresolved(problems);
  }

  /** In their {@link Problem#ORDER}. */
  List<Problem> problems() {
    return problems;
  }

  /** Of what kinds something stands for nothing. */
  Set<Kind> kindsWithProblems() {
    return problems.stream().map(problem -> problem.reference().kind()).collect(Collectors.toSet());
  }

  List<Reference> missing() {
    return problems.stream()
        .filter(problem -> problem.reason() == Reason.NAME_NOT_FOUND)
        .map(Problem::reference)
        .toList();
  }
}
