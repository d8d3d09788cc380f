package io.fanfare.postgres.payloads;

import io.fanfare.postgres.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of {@code result}, of one kind, for reading only. */
@Entity
@Table(name = "result")
class ResultEntity extends SealedRow {
  @Id
  @Column(name = "activity_id")
  UUID activityId;
}
