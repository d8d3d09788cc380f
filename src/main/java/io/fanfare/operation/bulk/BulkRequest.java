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

  /** Rows or ids in it, by which the vendor's time is judged; 1 where it names none. */
  default int items() {
    return 1;
  }
}
