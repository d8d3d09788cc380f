package io.fanfare.operation.bulk;

import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which contacts: exactly one selector and its values.
 *
 * @param values ids, the level or the segment's number as text; none for the boolean selectors
 */
public record ContactSource(Selector selector, List<String> values) {

  /**
   * Reads the one selector among those allowed. Each one present is read, so that all that is wrong
   * is found.
   *
   * @return empty when there is not exactly one
   */
  static Optional<ContactSource> read(Fields fields, Set<Selector> allowed) {
    List<ContactSource> sources =
        allowed.stream()
            .filter(selector -> selector.isUsed(fields))
            .map(selector -> new ContactSource(selector, selector.read(fields)))
            .toList();
    if (sources.size() != 1) {
      fields.refuseAll(Rule.EXACTLY_ONE_OF, "Needs exactly one of " + names(allowed) + ".");
      return Optional.empty();
    }
    return Optional.of(sources.get(0));
  }

  /** Reads the {@code source} object of a body and the {@code exclude} object beside it. */
  static Optional<ContactSource> readWithExclude(
      Fields body, Set<Selector> allowed, Set<Selector> excludable) {
    if (!body.require("source")) {
      body.object("exclude").ifPresent(ContactSource::readExclude);
      return Optional.empty();
    }
    Optional<Fields> fields = body.object("source");
    Optional<ContactSource> source = fields.flatMap(found -> read(found, allowed));
    fields.ifPresent(Fields::refuseUnknown);
    body.object("exclude").ifPresent(ContactSource::readExclude);
    if (source.isPresent()
        && body.has("exclude")
        && !excludable.contains(source.get().selector())) {
      body.refuse(
          "exclude", Rule.NOT_ALLOWED_WITH, "Goes only with " + names(excludable) + " as source.");
    }
    return source;
  }

  private static void readExclude(Fields exclude) {
    readExclude(exclude, Integer.MAX_VALUE);
  }

  /** The ids of contacts to leave out; the vendor states a bound for exports only. */
  static List<String> readExclude(Fields exclude, int max) {
    List<String> ids = exclude.require("contact_ids") ? exclude.ids("contact_ids", max) : List.of();
    exclude.refuseUnknown();
    return ids;
  }

  private static String names(Set<Selector> selectors) {
    return EnumSet.copyOf(selectors).stream()
        .map(Selector::field)
        .collect(Collectors.joining(", "));
  }
}
