package io.fanfare.seeds.store;

import io.fanfare.access.Scope;
import io.fanfare.account.Account;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The directory, as far as a pass over the vendor's list needs it. */
public final class MemoryAccounts implements AccountStore {
  private final Calls calls;
  private long seen;

  public MemoryAccounts(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Uni<Void> seen(UUID sync, List<ListedAccount> page) {
    return calls.call("seen", () -> count(page.size()));
  }

  private Void count(int more) {
    seen += more;
    return null;
  }

  @Override
  public Uni<Long> passed(UUID sync, Duration took) {
    return calls.call("passed", () -> seen);
  }

  @Override
  public Uni<List<String>> resolve(Scope scope, AccountSelector selector) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Account> find(String accountId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<List<Account>> list(Scope scope, @Nullable String after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Account> label(String accountId, Map<String, String> labels) {
    throw new UnsupportedOperationException();
  }
}
