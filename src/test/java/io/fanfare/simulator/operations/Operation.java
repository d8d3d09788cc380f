package io.fanfare.simulator.operations;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Reply;

/** One thing an account's API can do. It may end in a vendor error. */
@FunctionalInterface
public interface Operation {
  Reply run(Account account, Call call);
}
