package io.fanfare.operation;

import io.fanfare.operation.reference.BodyReferences;
import io.fanfare.operation.reference.IdField;
import io.fanfare.operation.reference.IdList;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Match;
import io.fanfare.operation.reference.Reference;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** References in all parts of a call: path parameters, query and body. */
public final class CallReferences {

  private CallReferences() {}

  /** Whether there are any. Cheap where there are none, however large the body. */
  public static boolean areIn(VendorCall call) {
    boolean maybe = call.payload() != null && BodyReferences.mayBeIn(call.payload());
    return (maybe || !call.pathParameters().isEmpty() || !call.query().isEmpty())
        && !of(call).isEmpty();
  }

  /** Each once, in the order in which they stand in the call. */
  public static Set<Reference> of(VendorCall call) {
    Set<Reference> found = new LinkedHashSet<>();
    call.pathParameters().forEach(pair -> inPath(pair).ifPresent(found::add));
    call.query().forEach(pair -> inQuery(pair, found::add));
    if (call.payload() != null) {
      BodyReferences.find(call.payload(), found::add);
    }
    return found;
  }

  /**
   * The same call with ids, and with the vendor's names of custom fields as columns. Throws {@link
   * io.fanfare.operation.reference.ClashException} when two columns of a row are then the same.
   */
  public static VendorCall replaced(VendorCall call, Function<Reference, Match> matches) {
    return new VendorCall(
        call.method(),
        call.path(),
        call.pathParameters().stream().map(pair -> path(pair, matches)).toList(),
        call.query().stream().map(pair -> query(pair, matches)).toList(),
        call.headers(),
        payload(call.payload(), matches));
  }

  private static @Nullable String payload(
      @Nullable String payload, Function<Reference, Match> matches) {
    return payload == null || !BodyReferences.mayBeIn(payload)
        ? payload
        : BodyReferences.replaced(payload, matches);
  }

  private static NameValue path(NameValue pair, Function<Reference, Match> matches) {
    return inPath(pair)
        .map(matches)
        .map(match -> new NameValue(pair.name(), match.id()))
        .orElse(pair);
  }

  private static Optional<Reference> inPath(NameValue pair) {
    return Reference.isWrittenIn(pair.value())
        ? IdField.inPath(pair.name()).map(kind -> Reference.read(kind, pair.value()))
        : Optional.empty();
  }

  private static NameValue query(NameValue pair, Function<Reference, Match> matches) {
    Optional<Kind> kind = IdField.inQuery(pair.name());
    return kind.isEmpty()
        ? pair
        : new NameValue(
            pair.name(),
            IdList.replaced(
                pair.value(), text -> matches.apply(Reference.read(kind.get(), text)).id()));
  }

  private static void inQuery(NameValue pair, Consumer<Reference> found) {
    IdField.inQuery(pair.name())
        .ifPresent(
            kind ->
                IdList.references(pair.value(), text -> found.accept(Reference.read(kind, text))));
  }
}
