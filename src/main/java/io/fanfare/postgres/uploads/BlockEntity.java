package io.fanfare.postgres.uploads;

import io.fanfare.payload.Sealed;
import io.fanfare.upload.Block;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** One row of {@code upload_block}. */
@Entity
@Table(name = "upload_block")
@IdClass(BlockEntity.Place.class)
class BlockEntity {
  @Id
  @Column(name = "upload_id")
  UUID uploadId;

  @Id
  @Column(name = "account_id")
  String accountId;

  @Id int number;

  int rows;

  @Column(name = "key_id")
  String keyId;

  byte[] nonce;
  byte[] box;

  static BlockEntity of(UUID uploadId, Block block) {
    BlockEntity row = new BlockEntity();
    row.uploadId = uploadId;
    row.accountId = block.accountId();
    row.number = block.number();
    row.rows = block.rows();
    row.keyId = block.box().keyId();
    row.nonce = block.box().nonce();
    row.box = block.box().box();
    return row;
  }

  Block block() {
    return new Block(accountId, number, rows, new Sealed(keyId, nonce, box));
  }

  /** What identifies a row. */
  static class Place implements Serializable {
    private static final long serialVersionUID = 1L;
    UUID uploadId;
    String accountId;
    int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place
          && place.number == number
          && place.accountId.equals(accountId)
          && place.uploadId.equals(uploadId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(uploadId, accountId, number);
    }
  }
}
