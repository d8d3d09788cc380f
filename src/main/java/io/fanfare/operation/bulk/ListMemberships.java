package io.fanfare.operation.bulk;

import static io.fanfare.operation.bulk.Selector.ALL_ACTIVE_CONTACTS;
import static io.fanfare.operation.bulk.Selector.CONTACT_IDS;
import static io.fanfare.operation.bulk.Selector.ENGAGEMENT_LEVEL;
import static io.fanfare.operation.bulk.Selector.LIST_IDS;
import static io.fanfare.operation.bulk.Selector.NEW_SUBSCRIBER;
import static io.fanfare.operation.bulk.Selector.TAG_IDS;

import io.fanfare.operation.strict.Fields;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Contacts put on lists or taken off them: {@code add_list_memberships} and {@code
 * remove_list_memberships} (API reference 3.0.178 and the guide of each). {@code new_subscriber} is
 * in the guide for adding alone; removing knows neither it nor {@code segment_id}.
 *
 * @param source empty only beside findings
 * @param listIds the lists that change, 1 to 50
 */
public record ListMemberships(Optional<ContactSource> source, List<String> listIds)
    implements BulkRequest {

  private static final int MAX_LISTS = 50;
  private static final Set<Selector> ADD = EnumSet.allOf(Selector.class);
  private static final Set<Selector> REMOVE =
      EnumSet.of(CONTACT_IDS, LIST_IDS, TAG_IDS, ALL_ACTIVE_CONTACTS, ENGAGEMENT_LEVEL);

  /** Reads {@code add_list_memberships}. */
  public static ListMemberships readAdd(Fields body) {
    return read(body, ADD, EnumSet.of(ALL_ACTIVE_CONTACTS, LIST_IDS, NEW_SUBSCRIBER));
  }

  /** Reads {@code remove_list_memberships}. */
  public static ListMemberships readRemove(Fields body) {
    return read(body, REMOVE, EnumSet.of(ALL_ACTIVE_CONTACTS, LIST_IDS));
  }

  private static ListMemberships read(
      Fields body, Set<Selector> allowed, Set<Selector> excludable) {
    var source = ContactSource.readWithExclude(body, allowed, excludable);
    List<String> lists =
        body.require("list_ids") ? body.ids("list_ids", MAX_LISTS) : List.<String>of();
    return new ListMemberships(source, lists);
  }

  @Override
  public boolean coversAllContacts() {
    return source.filter(found -> found.selector() == ALL_ACTIVE_CONTACTS).isPresent();
  }

  @Override
  public int items() {
    int sources = source.map(found -> found.values().size()).orElse(0);
    return Math.max(sources, listIds.size());
  }
}
