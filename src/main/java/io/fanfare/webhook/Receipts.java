package io.fanfare.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
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
  private final ReceiptCounter counter;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean unsigned = new AtomicBoolean();

  public Receipts(
      Callback callback, Signatures signatures, HintStore store, ReceiptCounter counter) {
    this.counter = counter;
    this.callback = callback;
    this.signatures = signatures;
    this.store = store;
  }

  /** What became of a webhook. */
  public enum Outcome {
    /** Its account will be read anew. */
    KEPT,
    /** Nothing new: its account waits to be read already, or is no active one of ours. */
    COALESCED,
    /** Whoever sent it does not know the address. */
    WRONG_TOKEN,
    /** It is not the vendor's, though it knows the address. */
    WRONG_SIGNATURE,
    /** It is the vendor's, and cannot be read. */
    UNREADABLE,
    /** There are too many for the moment; the vendor comes again. */
    BUSY;

    /** The word in metrics. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Takes a webhook.
   *
   * @param body the bytes as they came
   * @param signature null when there was none
   * @return fails when the store does
   */
  public Uni<Outcome> receive(String token, byte[] body, @Nullable String signature) {
    return outcome(token, body, signature).invoke(counter::count);
  }

  private Uni<Outcome> outcome(String token, byte[] body, @Nullable String signature) {
    if (!callback.knows(token)) {
      return Uni.createFrom().item(Outcome.WRONG_TOKEN);
    }
    if (!isSigned(body, signature)) {
      return Uni.createFrom().item(Outcome.WRONG_SIGNATURE);
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
        .map(isNew -> isNew ? Outcome.KEPT : Outcome.COALESCED)
        .onTermination()
        .invoke(underWay::decrementAndGet);
  }
}
