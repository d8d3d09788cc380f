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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations that the vendor runs in bulk: each is a POST that answers with an activity (API
 * reference 3.0.178). Their ids in the {@link Catalogue} are the same.
 */
public enum BulkOperation {
  CONTACTS_JSON_IMPORT(ContactImport::read),
  CONTACT_EXPORTS(ContactExport::read),
  CONTACT_DELETE(ContactDeletion::read),
  ADD_LIST_MEMBERSHIPS(ListMemberships::readAdd),
  REMOVE_LIST_MEMBERSHIPS(ListMemberships::readRemove),
  LIST_DELETE(ResourceDeletion::readLists),
  CONTACTS_TAGGINGS_ADD(ContactTagging::read),
  CONTACTS_TAGGINGS_REMOVE(ContactTagging::read),
  CONTACTS_TAGS_DELETE(ResourceDeletion::readTags),
  CUSTOM_FIELDS_DELETE(ResourceDeletion::readCustomFields),
  /**
   * A multipart upload, which the envelope is not known to carry: a caller's CSV becomes {@link
   * #CONTACTS_JSON_IMPORT} activities instead.
   */
  CONTACTS_FILE_IMPORT(null);

  private final @Nullable Function<Fields, BulkRequest> reader;

  BulkOperation(@Nullable Function<Fields, BulkRequest> reader) {
    this.reader = reader;
  }

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
    return reader != null;
  }

  /** Reads the body strictly; look at the findings before using what comes back. */
  BulkRequest read(Fields body) {
    if (reader == null) {
      throw new IllegalStateException(id() + " has no JSON body");
    }
    BulkRequest request = reader.apply(body);
    body.refuseUnknown();
    return request;
  }
}
