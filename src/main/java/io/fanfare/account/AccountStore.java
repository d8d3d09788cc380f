package io.fanfare.account;

import io.fanfare.access.Scope;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the directory. Each method is one transaction, with the account events it gives. */
public interface AccountStore {

  /**
   * Notes a page of the vendor's list as seen in the pass {@code sync}: unknown accounts are added,
   * changed ones changed, those whose billing status says cancelled closed.
   */
  Uni<Void> seen(UUID sync, List<ListedAccount> page);

  /**
   * Ends a pass that read every page. Active accounts that no pass has seen since this one began,
   * and that were missing in the one before it, are closed: the vendor's paging over a changing
   * list may skip one once.
   *
   * @param took how long the pass took
   * @return how many accounts are active now
   */
  Uni<Long> passed(UUID sync, Duration took);

  /**
   * The active accounts within a scope that a selector means, without its exceptions, ordered by
   * id. What lies outside is as if it were not there. Fails with RefusedException: {@code
   * unknown_account} names each id that is not an active account of ours, {@code no_accounts} says
   * that nothing is left, {@code not_found} and {@code not_allowed_in_state} that the job whose
   * failures are meant is not there or not finished.
   */
  Uni<List<String>> resolve(Scope scope, AccountSelector selector);

  /** One account, closed or not; fails with RefusedException(not_found). */
  Uni<Account> find(String accountId);

  /** Up to {@code limit} accounts of a scope ordered by id, from behind {@code after}. */
  Uni<List<Account>> list(Scope scope, @Nullable String after, int limit);

  /** Replaces an account's labels; fails with RefusedException(not_found). */
  Uni<Account> label(String accountId, Map<String, String> labels);
}
