package io.fanfare.postgres.uploads;

import io.fanfare.access.Scope;
import io.fanfare.postgres.Json;
import io.fanfare.upload.Owner;
import io.fanfare.upload.Upload;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code upload}. */
@Entity
@Table(name = "upload")
class UploadEntity {
  @Id UUID id;

  @Column(name = "by_account")
  boolean byAccount;

  String named;
  long rows;
  long bytes;

  @Column(name = "begun_at")
  Instant begunAt;

  @Column(name = "kept_at")
  @Nullable Instant keptAt;

  @Column(name = "made_by")
  String madeBy;

  /** Labels as a JSON object. */
  String scope;

  Owner owner() {
    return new Owner(madeBy, new Scope(Json.strings(scope)));
  }

  Upload upload() {
    return new Upload(
        id,
        byAccount,
        List.of(Json.read(named, String[].class)),
        rows,
        bytes,
        keptAt == null ? begunAt : keptAt);
  }
}
