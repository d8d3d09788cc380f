package io.fanfare.postgres.rejections;

import io.fanfare.postgres.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of {@code row_origin}, for reading only. */
@Entity
@Table(name = "row_origin")
class OriginEntity extends SealedRow {
  @Id
  @Column(name = "payload_id")
  UUID payloadId;
}
