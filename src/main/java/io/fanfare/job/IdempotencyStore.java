package io.fanfare.job;

import io.fanfare.payload.Sealed;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * Remembers, for 30 days, requests that leave nothing behind but their answer. A request that makes
 * a job needs it not: {@link JobStore#create} keeps its key with the job.
 */
public interface IdempotencyStore {

  /**
   * Takes the key for a request that is about to run. Of several at once exactly one is told {@link
   * Fresh}. Fails with RefusedException(idempotency_key_reused) when the key was taken with another
   * fingerprint.
   */
  Uni<Begun> begin(IdempotencyKey key);

  /** Keeps the answer of the request that took the key. */
  Uni<Void> finish(IdempotencyKey key, Sealed answer);

  /** Gives the key back: its request certainly did nothing, so that it may be made again. */
  Uni<Void> release(IdempotencyKey key);

  /** What became of the key before. */
  sealed interface Begun {

    /** Nothing: it is taken now, and {@code finish} or {@code release} must follow. */
    record Fresh() implements Begun {}

    /**
     * It was taken and neither finished nor given back: the request is still running, or its
     * process died over it.
     */
    record Running(Instant since) implements Begun {}

    /** Its request was answered. */
    record Finished(Sealed answer) implements Begun {}
  }
}
