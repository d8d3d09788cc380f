package io.fanfare.postgres.payloads;

import io.fanfare.postgres.SealedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of {@code payload}. */
@Entity
@Table(name = "payload")
public class PayloadEntity extends SealedRow {
  @Id UUID id;
}
