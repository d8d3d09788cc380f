package io.fanfare.webhook;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Keeps which accounts are to be read anew: one row for an account, however often it was hinted at.
 * Each method is one transaction.
 */
public interface HintStore {

  /**
   * Notes a hint; answers whether there was something to note. Costs nothing when there was not:
   * the account is not an active one of ours, or is waiting to be read already.
   */
  Uni<Boolean> hinted(Hint hint);

  /**
   * Takes accounts that are due, each once, and none while others take some.
   *
   * @param limit of this claim
   * @param perDay most claims of all replicas in a UTC day
   * @param lease after this time others may take them
   */
  Uni<List<Reading>> claim(int limit, long perDay, Duration lease);

  /**
   * The account was read, or its read was given up. It is read again no sooner than after the
   * pause, and only if it was hinted at since the claim; nothing happens when the claim ran out.
   */
  Uni<Void> read(Reading reading, Duration pause);

  /** It could not be read and stays due, after the pause. */
  Uni<Void> later(Reading reading, Duration pause);

  /** Whether a pass over the directory may begin now; the next not before the pause is over. */
  Uni<Boolean> mayPass(Duration pause);

  /**
   * A claimed account.
   *
   * @param closing whether it was said to be cancelled or disabled
   * @param until the claim's end: no call may leave for it later
   */
  record Reading(String accountId, boolean closing, UUID claim, Instant until) {}
}
