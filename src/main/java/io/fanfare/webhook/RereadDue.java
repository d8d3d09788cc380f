package io.fanfare.webhook;

import io.fanfare.account.AccountBilling;
import io.fanfare.account.DirectoryPass;
import io.fanfare.partner.PartnerEndpoints.Billing;
import io.fanfare.vendor.Verdict;
import io.fanfare.webhook.HintStore.Reading;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads accounts anew that a webhook pointed at, and lets those leave all targets whose billing
 * says that they are closed. Each claim makes one call at most; what the vendor will not tell of an
 * account alone is left to a pass over its list.
 */
@ApplicationScoped
public class RereadDue {
  private static final Logger LOG = Logger.getLogger(RereadDue.class);
  private static final String STILL_OPEN =
      "A webhook said that the account %s was cancelled or disabled, and the vendor's API calls its"
          + " billing '%s', so it stays a target. Look at it at the vendor; if it is closed, add"
          + " that status to fanfare.constant-contact.closed-statuses";
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final int AT_ONCE = 4;

  private final HintStore store;
  private final AccountReads reads;
  private final AccountBilling accounts;
  private final DirectoryPass directory;
  private final WebhookSettings settings;

  RereadDue(
      HintStore store,
      AccountReads reads,
      AccountBilling accounts,
      DirectoryPass directory,
      WebhookSettings settings) {
    this.store = store;
    this.reads = reads;
    this.accounts = accounts;
    this.directory = directory;
    this.settings = settings;
  }

  /** Reads until nothing is due or the day's share is spent; fails with the first failure. */
  public Uni<Void> runOnce() {
    return Multi.createBy()
        .repeating()
        .uni(() -> store.claim(AT_ONCE, perDay(), LEASE))
        .whilst(readings -> !readings.isEmpty())
        .onItem()
        .transformToUniAndConcatenate(this::all)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private long perDay() {
    return Math.max(1, (long) (reads.perDay() * settings.share()));
  }

  private Uni<Void> all(List<Reading> readings) {
    return readings.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join()
            .all(readings.stream().map(this::one).toList())
            .andCollectFailures()
            .onFailure(CompositeException.class)
            .transform(failures -> ((CompositeException) failures).getCauses().get(0))
            .replaceWithVoid();
  }

  private Uni<Void> one(Reading reading) {
    return reads
        .read(reading)
        .onFailure()
        .call(failure -> store.later(reading, settings.pause()))
        .chain(verdict -> settle(reading, verdict));
  }

  private Uni<Void> settle(Reading reading, Verdict verdict) {
    Optional<Billing> billing = reads.billing(verdict);
    if (billing.isPresent()) {
      return note(reading, billing.get());
    }
    boolean answered = verdict instanceof Verdict.Succeeded || verdict instanceof Verdict.Refused;
    return answered ? leaveToTheList(reading) : store.later(reading, settings.pause());
  }

  private Uni<Void> note(Reading reading, Billing billing) {
    if (reading.closing() && !billing.closed()) {
      LOG.warnf(STILL_OPEN, reading.accountId(), billing.status());
    }
    return accounts
        .billed(reading.accountId(), billing.status(), billing.closed(), reading.claim())
        .chain(() -> store.read(reading, settings.pause()));
  }

  private Uni<Void> leaveToTheList(Reading reading) {
    return store
        .read(reading, settings.pause())
        .chain(() -> store.mayPass(settings.directoryPause()))
        .chain(may -> may ? directory.runOnce().replaceWithVoid() : Uni.createFrom().voidItem());
  }
}
