package io.fanfare.upload;

import io.fanfare.operation.reference.Column;
import io.fanfare.operation.reference.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Rows that a caller handed over.
 *
 * @param byAccount whether each row names its account, else all are for every account of a job
 * @param named the columns that name a custom field instead of having its own name
 * @param rows data records, bad ones too
 * @param bytes of the file as it came
 */
public record Upload(
    UUID id, boolean byAccount, List<String> named, long rows, long bytes, Instant createdAt) {

  /** The names in its columns. */
  Set<Reference> references() {
    return named.stream().map(Column::reference).collect(Collectors.toSet());
  }
}
