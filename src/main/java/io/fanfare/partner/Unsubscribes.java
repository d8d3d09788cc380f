package io.fanfare.partner;

import io.fanfare.access.Scope;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.direct.Answer;
import io.fanfare.direct.DirectCalls;
import io.fanfare.quota.Purpose;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Unsubscribes one address in all accounts, while its caller waits. */
@ApplicationScoped
public class Unsubscribes {
  private static final AccountSelector ANY = new AccountSelector.All(Set.of());

  private final AccountStore accounts;
  private final DirectCalls calls;
  private final PartnerEndpoints vendor;

  Unsubscribes(AccountStore accounts, DirectCalls calls, PartnerEndpoints vendor) {
    this.accounts = accounts;
    this.calls = calls;
    this.vendor = vendor;
  }

  /**
   * Makes the call, once, for all of the partner's accounts, managed by us or not. Fails as {@link
   * DirectCalls#make} does, and with {@code no_accounts} while no account is known.
   */
  public Uni<Answer> everywhere(UnsubscribeEverywhere unsubscribe) {
    return accounts
        .resolve(Scope.ALL, ANY)
        .chain(
            known ->
                calls.make(
                    Purpose.DIRECT, slot -> vendor.unsubscribe(slot, known.get(0), unsubscribe)));
  }
}
