package io.fanfare.postgres.exports;

import io.fanfare.exports.ExportFile;
import io.fanfare.exports.FileStanding;
import io.fanfare.exports.KeptFile;
import io.fanfare.payload.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code export_file}, for reading only. */
@Entity
@Table(name = "export_file")
class ExportFileEntity {
  static final String COLUMNS =
      "activity_id, job_id, account_id, file_id, state, attempts, cause, parts, records, bytes,"
          + " key_id, nonce, header";

  @Id
  @Column(name = "activity_id")
  UUID activityId;

  @Column(name = "job_id")
  UUID jobId;

  @Column(name = "account_id")
  String accountId;

  @Column(name = "file_id")
  String fileId;

  String state;
  int attempts;
  @Nullable String cause;
  int parts;
  @Nullable Long records;
  @Nullable Long bytes;

  @Column(name = "key_id")
  @Nullable String keyId;

  byte @Nullable [] nonce;
  byte @Nullable [] header;

  ExportFile due() {
    return new ExportFile(activityId, accountId, fileId, attempts);
  }

  boolean isKept() {
    return state.equals("kept");
  }

  KeptFile kept() {
    Sealed sealedHeader =
        new Sealed(
            Objects.requireNonNull(keyId),
            Objects.requireNonNull(nonce),
            Objects.requireNonNull(header));
    return new KeptFile(activityId, accountId, sealedHeader, parts);
  }

  FileStanding standing() {
    return new FileStanding(state, attempts, cause, records, bytes);
  }
}
