package io.fanfare.exports;

import io.fanfare.exports.ExportStore.Fetched;
import io.fanfare.exports.RecordCutter.UnreadableFileException;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** One file on its way into the store: made plain, cut, sealed and kept part by part. */
final class Keeping {
  private final UUID activityId;
  private final ExportStore store;
  private final Vault vault;
  private final long maxBytes;
  private final PlainText text = new PlainText();
  private final RecordCutter cutter = new RecordCutter();
  private int parts;

  Keeping(UUID activityId, ExportStore store, Vault vault, long maxBytes) {
    this.activityId = activityId;
    this.store = store;
    this.vault = vault;
    this.maxBytes = maxBytes;
  }

  /** Takes in what came; completes when the parts that it completed are kept. */
  Uni<Void> feed(byte[] bytes) {
    return Uni.createFrom().deferred(() -> keep(cut(bytes)));
  }

  /** The file has come to its end. */
  Uni<Void> end() {
    return Uni.createFrom()
        .deferred(() -> keep(cutter.feed(text.end())))
        .chain(() -> keep(cutter.end()))
        .chain(() -> store.kept(activityId, header(), fetched()));
  }

  private List<byte[]> cut(byte[] bytes) {
    List<byte[]> complete = cutter.feed(text.feed(bytes));
    if (cutter.bytes() > maxBytes) {
      throw new UnreadableFileException(FetchDue.TOO_LARGE);
    }
    return complete;
  }

  private Uni<Void> keep(List<byte[]> complete) {
    return Multi.createFrom()
        .iterable(complete)
        .onItem()
        .transformToUniAndConcatenate(this::keep)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> keep(byte[] part) {
    int number = parts++;
    return store.keepPart(
        activityId, number, vault.seal(KeptFile.partOwner(activityId, number), part));
  }

  private Sealed header() {
    return vault.seal(KeptFile.headerOwner(activityId), cutter.header());
  }

  private Fetched fetched() {
    return new Fetched(parts, cutter.records(), cutter.bytes());
  }
}
