package io.fanfare.postgres.payloads;

import io.fanfare.payload.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row of {@code payload}. */
@Entity
@Table(name = "payload")
public class PayloadEntity {
  @Id UUID id;

  @Column(name = "key_id")
  String keyId;

  byte[] nonce;
  byte[] box;

  Sealed box() {
    return new Sealed(keyId, nonce, box);
  }
}
