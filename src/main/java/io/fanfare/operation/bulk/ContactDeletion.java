package io.fanfare.operation.bulk;

import io.fanfare.operation.strict.Fields;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Contacts deleted by id or by list: {@code contact_delete} (API reference 3.0.178). There is no
 * way to say "all".
 *
 * @param source empty only beside findings
 */
public record ContactDeletion(Optional<ContactSource> source) implements BulkRequest {

  /** Reads the body, whose top level is the source. */
  public static ContactDeletion read(Fields body) {
    return new ContactDeletion(
        ContactSource.read(body, EnumSet.of(Selector.CONTACT_IDS, Selector.LIST_IDS)));
  }

  @Override
  public int items() {
    return source.map(found -> found.values().size()).orElse(1);
  }
}
