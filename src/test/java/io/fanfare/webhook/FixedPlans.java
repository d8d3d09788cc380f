package io.fanfare.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fanfare.partner.Cancellation;
import io.fanfare.partner.PartnerEndpoints;
import io.fanfare.partner.PlanChange;
import io.fanfare.partner.Provision;
import io.fanfare.partner.SsoUser;
import io.fanfare.partner.UnsubscribeEverywhere;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans whose billing status is the whole answer. */
final class FixedPlans implements PartnerEndpoints {
  final List<String> calls = new ArrayList<>();
  Verdict next = new Verdict.Throttled();
  int missed;

  @Override
  public Uni<Verdict> plan(Slot slot, String accountId) {
    if (missed-- > 0) {
      return Uni.createFrom().item(new Verdict.NotSent(Verdict.NotSent.SLOT_MISSED));
    }
    calls.add(accountId);
    return Uni.createFrom().item(next);
  }

  @Override
  public Optional<Billing> billing(byte[] answer) {
    String status = new String(answer, UTF_8);
    return status.equals("{}")
        ? Optional.empty()
        : Optional.of(new Billing(status, status.equals("Canceled")));
  }

  @Override
  public Uni<Verdict> provision(Slot slot, Provision provision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> provisioned(byte[] answer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Verdict> change(Slot slot, String accountId, PlanChange change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Verdict> cancel(Slot slot, String accountId, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Verdict> add(Slot slot, String accountId, SsoUser user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Verdict> unsubscribe(
      Slot slot, String throughAccount, UnsubscribeEverywhere unsubscribe) {
    throw new UnsupportedOperationException();
  }
}
