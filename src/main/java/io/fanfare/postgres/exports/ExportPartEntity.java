package io.fanfare.postgres.exports;

import io.fanfare.postgres.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of {@code export_part}, of one number, for reading only. */
@Entity
@Table(name = "export_part")
class ExportPartEntity extends SealedRow {
  @Id
  @Column(name = "activity_id")
  UUID activityId;
}
