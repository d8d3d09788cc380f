package io.fanfare.postgres.rejections;

import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Json;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBox.Place;
import io.fanfare.rejection.Tally;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code rejection_box}, for reading only. */
@Entity
@Table(name = "rejection_box")
class RejectionEntity {
  @Id UUID id;

  @Column(name = "job_id")
  UUID jobId;

  @Column(name = "activity_id")
  @Nullable UUID activityId;

  @Column(name = "account_id")
  String accountId;

  @Column(name = "first_row")
  long firstRow;

  String reasons;

  @Column(name = "key_id")
  @Nullable String keyId;

  byte @Nullable [] nonce;
  byte @Nullable [] box;

  RejectionBox box() {
    return new RejectionBox(
        id,
        new Owner(jobId, activityId),
        new Place(accountId, firstRow),
        tally(),
        keyId == null || nonce == null || box == null ? null : new Sealed(keyId, nonce, box));
  }

  private Tally tally() {
    Map<String, Long> rows = new LinkedHashMap<>();
    Json.strings(reasons).forEach((reason, count) -> rows.put(reason, Long.valueOf(count)));
    return new Tally(rows);
  }
}
