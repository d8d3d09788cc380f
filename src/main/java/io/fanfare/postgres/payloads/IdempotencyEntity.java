package io.fanfare.postgres.payloads;

import io.fanfare.job.IdempotencyStore.Begun;
import io.fanfare.payload.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of {@code idempotency}, for reading only. */
@Entity
@Table(name = "idempotency")
@IdClass(IdempotencyEntity.Id.class)
class IdempotencyEntity {
  @jakarta.persistence.Id String scope;
  @jakarta.persistence.Id String key;
  String fingerprint;

  @Column(name = "key_id")
  @Nullable String keyId;

  byte @Nullable [] nonce;
  byte @Nullable [] box;

  @Column(name = "created_at")
  Instant createdAt;

  Begun begun() {
    return keyId == null || nonce == null || box == null
        ? new Begun.Running(createdAt)
        : new Begun.Finished(new Sealed(keyId, nonce, box));
  }

  /** What identifies a row. */
  static class Id implements Serializable {
    private static final long serialVersionUID = 1L;
    String scope;
    String key;

    @Override
    public boolean equals(Object other) {
      return other instanceof Id id && id.scope.equals(scope) && id.key.equals(key);
    }

    @Override
    public int hashCode() {
      return Objects.hash(scope, key);
    }
  }
}
