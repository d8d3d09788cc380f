package io.fanfare.upload;

import io.fanfare.payload.Vault;
import io.fanfare.rows.Row;
import io.fanfare.rows.RowBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Rows into sealed blocks and out of them. A box opens only in its own place. */
@ApplicationScoped
public class BlockBoxes {
  private final Vault vault;

  public BlockBoxes(Vault vault) {
    this.vault = vault;
  }

  /** Seals rows as they were written by {@link RowBlock}. */
  Block seal(UUID upload, String account, int number, int rows, ByteArrayOutputStream written) {
    byte[] box = deflated(written);
    return new Block(account, number, rows, vault.seal(owner(upload, account, number), box));
  }

  /** Hands over the rows of a block, in their order. */
  void read(UUID upload, Block block, Consumer<Row> rows) {
    byte[] box = vault.open(owner(upload, block.accountId(), block.number()), block.box());
    String account = block.accountId().isEmpty() ? null : block.accountId();
    RowBlock.read(account, new InflaterInputStream(new ByteArrayInputStream(box)), rows);
  }

  private static byte[] deflated(ByteArrayOutputStream written) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, fast)) {
      written.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  private static String owner(UUID upload, String account, int number) {
    return "block " + upload + " " + number + " " + account;
  }
}
