package io.fanfare.naming;

import io.fanfare.operation.CallReferences;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.Match;
import io.fanfare.operation.reference.Reference;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The references in a checked request. Pure. */
public final class References {

  private References() {}

  /** Whether it has any. Cheap where it has none, however large its body. */
  public static boolean areIn(CheckedRequest request) {
    return CallReferences.areIn(request.call());
  }

  /** Each once, in the order in which they stand in the request. */
  public static Set<Reference> of(CheckedRequest request) {
    return CallReferences.of(request.call());
  }

  /**
   * The request of an account.
   *
   * @param matches what each of its references stands for there
   * @throws io.fanfare.operation.reference.ClashException when two columns of an import are then
   *     the same custom field
   */
  public static CheckedRequest substituted(CheckedRequest request, Map<Reference, Match> matches) {
    return new CheckedRequest(
        request.name(),
        request.operation(),
        CallReferences.replaced(
            request.call(), reference -> Objects.requireNonNull(matches.get(reference))),
        request.destructive(),
        request.items());
  }
}
