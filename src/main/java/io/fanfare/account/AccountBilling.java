package io.fanfare.account;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Keeps what the vendor says of one account's billing, apart from passes over its list. */
public interface AccountBilling {

  /**
   * Notes an active account's billing status in one transaction, with the event it gives: closed,
   * changed, or none where it was so before. One that is closed already stays as it is, so that
   * each end is told once; whether the account is still listed as managed is none of this.
   *
   * @param status the vendor's word
   * @param closed whether that word means that it can be no target any more
   * @param read names this reading in the event's id
   */
  Uni<Void> billed(String accountId, String status, boolean closed, UUID read);
}
