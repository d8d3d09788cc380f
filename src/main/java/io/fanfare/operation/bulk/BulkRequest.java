package io.fanfare.operation.bulk;

/** The body of a bulk operation. Whoever reads one has to look at the findings before using it. */
public sealed interface BulkRequest
    permits ContactDeletion,
        ContactExport,
        ContactImport,
        ContactTagging,
        ListMemberships,
        ResourceDeletion {

  /** Whether this request reaches for every contact of an account. */
  default boolean coversAllContacts() {
    return false;
  }
}
