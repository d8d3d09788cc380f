package io.fanfare.upload;

import io.fanfare.access.Caller;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.rows.RowTerms;
import io.fanfare.upload.UploadStore.Kept;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes files of rows in. */
@ApplicationScoped
public class Uploads {
  private final UploadStore store;
  private final BlockBoxes boxes;
  private final UploadSettings settings;
  private final Clock clock;
  private final Crowd crowd;

  public Uploads(
      UploadStore store, BlockBoxes boxes, UploadSettings settings, Clock clock, Crowd crowd) {
    this.store = store;
    this.boxes = boxes;
    this.settings = settings;
    this.clock = clock;
    this.crowd = crowd;
  }

  /**
   * A file that was read to its end. Nobody finds it yet.
   *
   * @param fingerprint digest of what was asked and of every byte
   */
  public record Read(Upload upload, String fingerprint) {}

  /**
   * Reads a file on worker threads, as fast as it can be kept. Whatever fails, nothing of it stays.
   * Fails with RefusedException, {@code overloaded} when too many are being read.
   *
   * @param id of the upload to be
   * @param by whose it will be
   * @param asked what was said about the file, part of its fingerprint
   */
  public Uni<Read> read(UUID id, Caller by, InputStream file, RowTerms terms, String asked) {
    return crowd.read(
        () -> {
          MessageDigest digest = digest(asked);
          Incoming in = new Incoming(file, digest, settings, clock);
          Receiving receiving = new Receiving(id, in, terms, settings, boxes);
          return store
              .begin(id, Owner.of(by))
              .chain(() -> keepAll(id, receiving))
              .map(done -> read(receiving, digest))
              .onFailure()
              .call(() -> store.discard(id))
              .onCancellation()
              .call(() -> store.discard(id));
        });
  }

  /**
   * Lets a file be found. When its key was used before, it goes, and the earlier one is answered.
   */
  public Uni<Kept> keep(Upload upload, @Nullable IdempotencyKey key) {
    return store
        .finish(upload, key)
        .onFailure()
        .call(() -> store.discard(upload.id()))
        .call(kept -> kept.replayed() ? store.discard(upload.id()) : Uni.createFrom().voidItem());
  }

  private Uni<Void> keepAll(UUID id, Receiving receiving) {
    return Multi.createBy()
        .repeating()
        .uni(() -> Workers.run(receiving::next).call(blocks -> store.append(id, blocks)))
        .whilst(blocks -> !receiving.isOver())
        .onItem()
        .ignoreAsUni();
  }

  private Read read(Receiving receiving, MessageDigest digest) {
    return new Read(receiving.upload(clock.instant()), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest(String asked) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((asked + "\n").getBytes(StandardCharsets.UTF_8));
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
