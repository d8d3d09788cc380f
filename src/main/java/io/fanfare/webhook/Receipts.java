package io.fanfare.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Receives webhooks: believes nobody, keeps at most one row, and answers at once. */
@ApplicationScoped
public class Receipts {
  private static final Logger LOG = Logger.getLogger(Receipts.class);
  private static final String UNSIGNED =
      "A webhook with the right token has a missing or wrong signature and is refused, and so are"
          + " all like it. Check fanfare.webhooks.signing-secret and signature; if those are right,"
          + " the token is known to others: change fanfare.webhooks.token";

  /** More wait for the database at once than a vendor of some thousand accounts ever sends. */
  private static final int MOST_AT_ONCE = 16;

  private final Callback callback;
  private final Signatures signatures;
  private final HintStore store;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean unsigned = new AtomicBoolean();

  public Receipts(Callback callback, Signatures signatures, HintStore store) {
    this.callback = callback;
    this.signatures = signatures;
    this.store = store;
  }

  /** What became of a webhook. */
  public enum Outcome {
    /** It is kept, or says nothing that is of use here. */
    TAKEN,
    /** It is not the vendor's. */
    UNKNOWN,
    /** It is, and cannot be read. */
    UNREADABLE,
    /** There are too many for the moment; the vendor comes again. */
    BUSY
  }

  /**
   * Takes a webhook.
   *
   * @param body the bytes as they came
   * @param signature null when there was none
   * @return fails when the store does
   */
  public Uni<Outcome> receive(String token, byte[] body, @Nullable String signature) {
    if (!callback.knows(token) || !isSigned(body, signature)) {
      return Uni.createFrom().item(Outcome.UNKNOWN);
    }
    Optional<Hint> hint = body.length > Hint.MOST_BYTES ? Optional.empty() : Hint.read(body);
    return hint.map(this::keep).orElseGet(() -> Uni.createFrom().item(Outcome.UNREADABLE));
  }

  private boolean isSigned(byte[] body, @Nullable String signature) {
    boolean fits = signatures.fits(body, signature);
    boolean told = unsigned.getAndSet(!fits);
    if (!fits && !told) {
      LOG.warn(UNSIGNED);
    }
    return fits;
  }

  private Uni<Outcome> keep(Hint hint) {
    if (underWay.incrementAndGet() > MOST_AT_ONCE) {
      underWay.decrementAndGet();
      return Uni.createFrom().item(Outcome.BUSY);
    }
    return store
        .hinted(hint)
        .replaceWith(Outcome.TAKEN)
        .onTermination()
        .invoke(underWay::decrementAndGet);
  }
}
