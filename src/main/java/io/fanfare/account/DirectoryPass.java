package io.fanfare.account;

import io.smallrye.mutiny.Uni;

/** A pass over the vendor's list of managed accounts. */
public interface DirectoryPass {

  /**
   * Makes one pass over the whole list and answers how many accounts are active then. A pass that
   * fails on the way closes no account; what it saw until then stays.
   */
  Uni<Long> runOnce();
}
