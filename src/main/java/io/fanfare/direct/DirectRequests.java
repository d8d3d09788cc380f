package io.fanfare.direct;

import io.fanfare.account.Account;
import io.fanfare.account.AccountStore;
import io.fanfare.activity.ActivityStore;
import io.fanfare.naming.Names;
import io.fanfare.naming.References;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.quota.Purpose;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes one call for one managed account and waits for the answer. */
@ApplicationScoped
public class DirectRequests {
  private final AccountStore accounts;
  private final DirectCalls calls;
  private final VendorApi vendor;
  private final ActivityStore activities;
  private final Names names;

  public DirectRequests(
      AccountStore accounts,
      DirectCalls calls,
      VendorApi vendor,
      ActivityStore activities,
      Names names) {
    this.accounts = accounts;
    this.calls = calls;
    this.vendor = vendor;
    this.activities = activities;
    this.names = names;
  }

  /**
   * Makes the call; it runs at most once: only what certainly did not run is sent a second time.
   * Fails with RefusedException when there is no answer: {@code unknown_account}, {@code conflict}
   * (the account is closed), {@code name_not_found}, {@code name_ambiguous}, {@code vendor_busy},
   * {@code quota_exhausted} and {@code vendor_unavailable} say that it certainly did not run,
   * {@code vendor_unanswered} that it may have.
   */
  public Uni<Answer> send(String accountId, CheckedRequest request) {
    return accounts
        .find(accountId)
        .onFailure(RefusedException.class)
        .transform(unknown -> unknownAccount())
        .invoke(DirectRequests::requireActive)
        .chain(() -> addressed(accountId, request))
        .chain(addressed -> call(accountId, addressed))
        .map(Answers::of);
  }

  private Uni<CheckedRequest> addressed(String accountId, CheckedRequest request) {
    return References.areIn(request)
        ? names
            .resolve(accountId, References.of(request), false)
            .map(resolution -> Answers.addressed(request, resolution))
        : Uni.createFrom().item(request);
  }

  private Uni<Verdict> call(String accountId, CheckedRequest request) {
    return calls
        .verdict(Purpose.DIRECT, slot -> vendor.send(slot, accountId, request))
        .call(verdict -> remember(accountId, verdict).onFailure().recoverWithNull())
        .call(
            verdict -> names.changed(accountId, request.operation()).onFailure().recoverWithNull());
  }

  /** Nobody follows it, and it must not be taken for an activity of which no answer came. */
  private Uni<Void> remember(String accountId, Verdict verdict) {
    return verdict instanceof Verdict.Accepted accepted
        ? activities.foreign(accountId, accepted.activity().remoteId())
        : Uni.createFrom().voidItem();
  }

  private static void requireActive(Account account) {
    if (!account.isActive()) {
      throw RefusedException.of(ProblemCode.CONFLICT, "The account is closed.");
    }
  }

  private static RefusedException unknownAccount() {
    return RefusedException.of(
        ProblemCode.UNKNOWN_ACCOUNT, "account_id", Rule.NOT_ALLOWED, "Is no managed account.");
  }
}
