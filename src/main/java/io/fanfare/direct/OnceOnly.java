package io.fanfare.direct;

import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyStore;
import io.fanfare.job.IdempotencyStore.Begun;
import io.fanfare.job.IdempotencyStore.Begun.Finished;
import io.fanfare.job.IdempotencyStore.Begun.Running;
import io.fanfare.payload.Vault;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Direct requests under an idempotency key: the call is made once, its answer given again. */
@ApplicationScoped
public class OnceOnly {
  private static final Logger LOG = Logger.getLogger(OnceOnly.class);
  private static final String UNKEPT =
      "What became of a direct request could not be kept, so that its idempotency key stays in"
          + " progress; check the database";

  private final IdempotencyStore store;
  private final Vault vault;

  public OnceOnly(IdempotencyStore store, Vault vault) {
    this.store = store;
    this.vault = vault;
  }

  /**
   * Makes the call unless one with this key was made. Fails as the call does, again in the same way
   * where it may have run; also with {@code idempotency_in_progress} and {@code
   * idempotency_key_reused}.
   *
   * @param key null when the caller gave none: then the call is made
   * @param call fails with {@code vendor_unanswered} exactly when it may have run without an answer
   */
  public Uni<Once> once(@Nullable IdempotencyKey key, Supplier<Uni<Answer>> call) {
    return key == null
        ? call.get().map(answer -> new Once(answer, false))
        : store.begin(key).chain(begun -> once(key, call, begun));
  }

  /** An answer, and whether it is one given before. */
  public record Once(Answer answer, boolean replayed) {}

  private Uni<Once> once(IdempotencyKey key, Supplier<Uni<Answer>> call, Begun begun) {
    if (begun instanceof Finished finished) {
      Kept kept = Kept.read(vault.open(owner(key), finished.answer()));
      return Uni.createFrom().item(() -> new Once(kept.answer(), true));
    }
    if (begun instanceof Running running) {
      return Uni.createFrom().failure(inProgress(running));
    }
    return call.get()
        .call(answer -> keep(key, Kept.of(answer)))
        .onFailure()
        .call(failure -> settle(key, failure))
        .map(answer -> new Once(answer, false));
  }

  /** What may have run keeps its key; what certainly did not gives it back. */
  private Uni<Void> settle(IdempotencyKey key, Throwable failure) {
    return failure instanceof RefusedException refused
            && refused.code() == ProblemCode.VENDOR_UNANSWERED
        ? keep(key, Kept.unanswered(refused.getMessage()))
        : quietly(store.release(key));
  }

  private Uni<Void> keep(IdempotencyKey key, Kept kept) {
    return quietly(store.finish(key, vault.seal(owner(key), kept.bytes())));
  }

  /** The call is over: whoever waits for its answer gets it, whatever the store does. */
  private static Uni<Void> quietly(Uni<Void> change) {
    return change
        .onFailure()
        .invoke(failure -> LOG.error(UNKEPT, failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static RefusedException inProgress(Running running) {
    return RefusedException.of(
        ProblemCode.IDEMPOTENCY_IN_PROGRESS,
        "A request with this key began at " + running.since() + " and has no answer yet.");
  }

  private static String owner(IdempotencyKey key) {
    return "answer " + key.scope() + " " + key.key();
  }
}
