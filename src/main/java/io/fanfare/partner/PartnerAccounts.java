package io.fanfare.partner;

import io.fanfare.account.Account;
import io.fanfare.account.AccountStore;
import io.fanfare.direct.Answer;
import io.fanfare.direct.Answers;
import io.fanfare.direct.DirectCalls;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The life of an account at the vendor, and what the directory learns of it at once. Each call is
 * made at most once; all but the reading of a plan fail as {@link DirectCalls#make} does.
 */
@ApplicationScoped
public class PartnerAccounts {
  private static final Logger LOG = Logger.getLogger(PartnerAccounts.class);
  private static final String UNNOTED =
      "The vendor has changed the account %s, and the directory could not be told; it learns of it"
          + " at the next directory sync. Check the database";
  private static final String STORED_LATER = "status_503";
  private static final int STORED_STATUS = 503;
  private static final String TRIAL = "Trial";
  private static final String CANCELED = "Canceled";

  private final AccountStore accounts;
  private final DirectCalls calls;
  private final PartnerEndpoints vendor;
  private final Clock clock;

  PartnerAccounts(AccountStore accounts, DirectCalls calls, PartnerEndpoints vendor, Clock clock) {
    this.accounts = accounts;
    this.calls = calls;
    this.vendor = vendor;
    this.clock = clock;
  }

  /**
   * Provisions an account; {@link Answer.Stored} when the vendor will do that later. A new account
   * that was said to be managed can be a target at once, any other after the next directory sync
   * that lists it.
   */
  public Uni<Answer> provision(Provision provision) {
    return calls
        .verdict(Purpose.DIRECT, slot -> vendor.provision(slot, provision))
        .map(PartnerAccounts::answer)
        .call(answer -> noteNew(provision, answer));
  }

  /** The new account that an answer to a provision names. */
  public Optional<String> idIn(Answer answer) {
    return answer instanceof Answer.Done done ? vendor.provisioned(done.body()) : Optional.empty();
  }

  /** Reads an account's plan, closed or not. A read that brought nothing may be repeated. */
  public Uni<Answer> plan(String accountId) {
    return accounts
        .find(accountId)
        .chain(account -> calls.make(Purpose.LOOKUP, slot -> vendor.plan(slot, accountId)))
        .onFailure(PartnerAccounts::isUnanswered)
        .transform(failure -> Answers.unavailable("no answer"));
  }

  /** Changes an account's plan. */
  public Uni<Answer> change(String accountId, PlanChange change) {
    return ofActive(accountId, slot -> vendor.change(slot, accountId, change));
  }

  /** Gives an account a user. */
  public Uni<Answer> add(String accountId, SsoUser user) {
    return ofActive(accountId, slot -> vendor.add(slot, accountId, user));
  }

  /**
   * Cancels an account. Unless that is for later it leaves all targets at once: what is planned for
   * it ends as rejected, {@code account_closed}.
   */
  public Uni<Answer> cancel(String accountId, Cancellation cancellation) {
    return active(accountId)
        .chain(
            account ->
                calls
                    .make(Purpose.DIRECT, slot -> vendor.cancel(slot, accountId, cancellation))
                    .call(answer -> noteEnd(account, cancellation, answer)));
  }

  private Uni<Answer> ofActive(String accountId, Function<Slot, Uni<Verdict>> call) {
    return active(accountId).chain(account -> calls.make(Purpose.DIRECT, call));
  }

  private Uni<Account> active(String accountId) {
    return accounts.find(accountId).invoke(PartnerAccounts::requireActive);
  }

  private static Answer answer(Verdict verdict) {
    return verdict instanceof Verdict.Unanswered none && none.cause().equals(STORED_LATER)
        ? new Answer.Stored(STORED_STATUS)
        : Answers.of(verdict);
  }

  private Uni<Void> noteNew(Provision provision, Answer answer) {
    Optional<String> id = provision.managed() ? idIn(answer) : Optional.empty();
    return id.isPresent()
        ? note(new ListedAccount(id.get(), provision.organizationName(), TRIAL))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> noteEnd(Account account, Cancellation cancellation, Answer answer) {
    return answer instanceof Answer.Done && cancellation.isEffective(clock.instant())
        ? note(new ListedAccount(account.accountId(), account.organizationName(), CANCELED))
        : Uni.createFrom().voidItem();
  }

  /** The vendor has done it: its answer is given, whatever the store does. */
  private Uni<Void> note(ListedAccount account) {
    return accounts
        .seen(UUID.randomUUID(), List.of(account))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, UNNOTED, account.accountId()))
        .onFailure()
        .recoverWithNull();
  }

  private static void requireActive(Account account) {
    if (!account.isActive()) {
      throw RefusedException.of(ProblemCode.CONFLICT, "The account is closed.");
    }
  }

  private static boolean isUnanswered(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.code() == ProblemCode.VENDOR_UNANSWERED;
  }
}
