package io.fanfare.postgres;

import io.fanfare.payload.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** A row that is a sealed box and whose it is. */
@MappedSuperclass
public abstract class SealedRow {
  @Column(name = "key_id")
  String keyId;

  byte[] nonce;
  byte[] box;

  /** The box. */
  public Sealed box() {
    return new Sealed(keyId, nonce, box);
  }
}
