package io.fanfare.operation.bulk;

import static io.fanfare.operation.bulk.Selector.ALL_ACTIVE_CONTACTS;
import static io.fanfare.operation.bulk.Selector.CONTACT_IDS;
import static io.fanfare.operation.bulk.Selector.LIST_IDS;
import static io.fanfare.operation.bulk.Selector.NEW_SUBSCRIBER;
import static io.fanfare.operation.bulk.Selector.TAG_IDS;

import io.fanfare.operation.strict.Fields;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tags put on contacts or taken off them: {@code contacts_taggings_add} and {@code
 * contacts_taggings_remove}, which share one body (API reference 3.0.178).
 *
 * @param source empty only beside findings
 * @param tagIds the tags, 1 to 50
 */
public record ContactTagging(Optional<ContactSource> source, List<String> tagIds)
    implements BulkRequest {

  private static final int MAX_TAGS = 50;
  private static final Set<Selector> SOURCES =
      EnumSet.of(CONTACT_IDS, LIST_IDS, TAG_IDS, ALL_ACTIVE_CONTACTS, NEW_SUBSCRIBER);
  private static final Set<Selector> EXCLUDABLE = EnumSet.of(ALL_ACTIVE_CONTACTS, LIST_IDS);

  /** Reads the body of either operation. */
  public static ContactTagging read(Fields body) {
    var source = ContactSource.readWithExclude(body, SOURCES, EXCLUDABLE);
    List<String> tags = body.require("tag_ids") ? body.ids("tag_ids", MAX_TAGS) : List.<String>of();
    return new ContactTagging(source, tags);
  }

  @Override
  public boolean coversAllContacts() {
    return source.filter(found -> found.selector() == ALL_ACTIVE_CONTACTS).isPresent();
  }

  @Override
  public int items() {
    int sources = source.map(found -> found.values().size()).orElse(0);
    return Math.max(sources, tagIds.size());
  }
}
