package io.fanfare.upload;

import io.fanfare.access.Caller;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.payload.Sealed;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where uploads and requests that have no job yet lie. Each method is one transaction. */
public interface UploadStore {

  /** Notes that an upload is being read. Until it is {@link #finish}ed nobody finds it. */
  Uni<Void> begin(UUID id, Owner owner);

  /** Keeps blocks of an upload that is being read; fails when it is gone. */
  Uni<Void> append(UUID id, List<Block> blocks);

  /**
   * Makes an upload findable and takes its key. With a key that was used before, answers the
   * earlier upload and leaves this one as it is; fails with RefusedException
   * (idempotency_key_reused) when that one had another fingerprint.
   */
  Uni<Kept> finish(Upload upload, @Nullable IdempotencyKey key);

  /** Deletes an upload, finished or not; one that is gone is no failure. */
  Uni<Void> discard(UUID id);

  /**
   * A finished upload that was not discarded and that {@link Owner#lets} this caller have; fails
   * with RefusedException(unknown_upload), whichever of these it is not.
   */
  Uni<Upload> find(UUID id, Caller by);

  /** What it holds, ordered by account. */
  Uni<List<Portion>> portions(UUID id);

  /** All blocks of these accounts, by account and number. */
  Uni<List<Block>> blocks(UUID id, List<String> accountIds);

  /** Up to {@code limit} blocks of one account from number {@code from} on, in order. */
  Uni<List<Block>> blocks(UUID id, String accountId, int from, int limit);

  /** Keeps requests for a job that is being prepared. */
  Uni<Void> keep(UUID jobId, List<Prepared> requests);

  /** Deletes what was kept for a job that was never made; of one that was, nothing. */
  Uni<Void> discardPrepared(UUID jobId);

  /** Deletes uploads past their retention, and what crashes left of unfinished work. */
  Uni<Integer> purge(UploadSettings settings);

  /** A sealed request and, sealed, where its rows came from. */
  record Prepared(UUID payloadId, Sealed request, Sealed origins) {}

  /**
   * The upload that a request led to.
   *
   * @param replayed whether an earlier request with the same key had made it
   */
  record Kept(Upload upload, boolean replayed) {}
}
