package io.fanfare.operation;

import io.fanfare.operation.bulk.BulkRequest;
import io.fanfare.operation.bulk.ContactDeletion;
import io.fanfare.operation.bulk.ContactExport;
import io.fanfare.operation.bulk.ContactImport;
import io.fanfare.operation.bulk.ContactTagging;
import io.fanfare.operation.bulk.ListMemberships;
import io.fanfare.operation.bulk.ResourceDeletion;
import io.fanfare.operation.strict.Fields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The operations that the vendor runs in bulk: each is a POST that answers with an activity (API
 * reference 3.0.178). Their ids in the {@link Catalogue} are the same.
 */
public enum BulkOperation {
  CONTACTS_JSON_IMPORT,
  CONTACT_EXPORTS,
  CONTACT_DELETE,
  ADD_LIST_MEMBERSHIPS,
  REMOVE_LIST_MEMBERSHIPS,
  LIST_DELETE,
  CONTACTS_TAGGINGS_ADD,
  CONTACTS_TAGGINGS_REMOVE,
  CONTACTS_TAGS_DELETE,
  CUSTOM_FIELDS_DELETE,
  /**
   * A multipart upload, which the envelope is not known to carry: a caller's CSV becomes {@link
   * #CONTACTS_JSON_IMPORT} activities instead.
   */
  CONTACTS_FILE_IMPORT;

  /** The bulk operation of that name. */
  public static Optional<BulkOperation> find(String name) {
    return Arrays.stream(values()).filter(bulk -> bulk.id().equals(name)).findFirst();
  }

  /** The name in requests, events and the catalogue. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The path below the API's base, without parameters. */
  public String path() {
    return "/activities/" + id();
  }

  /** Whether it can be sent as a JSON body. */
  public boolean isSendable() {
    return this != CONTACTS_FILE_IMPORT;
  }

  /** Reads the body strictly; look at the findings before using what comes back. */
  BulkRequest read(Fields body) {
    BulkRequest request = readKnown(body);
    body.refuseUnknown();
    return request;
  }

  private BulkRequest readKnown(Fields body) {
    return switch (this) {
      case CONTACTS_JSON_IMPORT -> ContactImport.read(body);
      case CONTACT_EXPORTS -> ContactExport.read(body);
      case CONTACT_DELETE -> ContactDeletion.read(body);
      case ADD_LIST_MEMBERSHIPS -> ListMemberships.readAdd(body);
      case REMOVE_LIST_MEMBERSHIPS -> ListMemberships.readRemove(body);
      case LIST_DELETE -> ResourceDeletion.readLists(body);
      case CONTACTS_TAGGINGS_ADD, CONTACTS_TAGGINGS_REMOVE -> ContactTagging.read(body);
      case CONTACTS_TAGS_DELETE -> ResourceDeletion.readTags(body);
      case CUSTOM_FIELDS_DELETE -> ResourceDeletion.readCustomFields(body);
      case CONTACTS_FILE_IMPORT -> throw new IllegalStateException(id() + " has no JSON body");
    };
  }
}
