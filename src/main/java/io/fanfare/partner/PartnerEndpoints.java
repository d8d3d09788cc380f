package io.fanfare.partner;

import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * The vendor's partner endpoints. Each method makes at most one call, spends the slot it is given,
 * never retries, and tells every failure as a verdict.
 */
public interface PartnerEndpoints {

  /**
   * Provisions an account. A 503 ({@code Unanswered("status_503")}) means, by the vendor's
   * reference, that it is stored and will be processed later.
   */
  Uni<Verdict> provision(Slot slot, Provision provision);

  /** The id of the new account in the answer to a provision; empty when it names none. */
  Optional<String> provisioned(byte[] answer);

  /** Reads an account's billing plan. */
  Uni<Verdict> plan(Slot slot, String accountId);

  /** What an answer to {@link #plan} says of the account's billing; empty when it says nothing. */
  Optional<Billing> billing(byte[] answer);

  /**
   * How an account stands.
   *
   * @param status the vendor's word
   * @param closed whether that word means that it was cancelled or disabled
   */
  record Billing(String status, boolean closed) {}

  /** Changes an account's billing plan. */
  Uni<Verdict> change(Slot slot, String accountId, PlanChange change);

  /** Cancels an account. */
  Uni<Verdict> cancel(Slot slot, String accountId, Cancellation cancellation);

  /** Gives an account a user. */
  Uni<Verdict> add(Slot slot, String accountId, SsoUser user);

  /**
   * Unsubscribes one address in all of the partner's accounts.
   *
   * @param throughAccount any account of the partner's: the path asks for one
   */
  Uni<Verdict> unsubscribe(Slot slot, String throughAccount, UnsubscribeEverywhere unsubscribe);
}
