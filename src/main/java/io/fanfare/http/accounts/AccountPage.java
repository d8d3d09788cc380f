package io.fanfare.http.accounts;

import io.fanfare.account.Account;
import io.fanfare.http.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by id.
 *
 * @param next what to send as {@code after} for the next page, null on the last
 */
public record AccountPage(List<AccountJson> accounts, @Nullable String next) {

  static AccountPage of(Paging paging, List<Account> accounts) {
    return new AccountPage(
        accounts.stream().map(AccountJson::of).toList(), paging.next(accounts, Account::accountId));
  }
}
