package io.fanfare.constantcontact;

import io.fanfare.partner.Cancellation;
import io.fanfare.partner.CheckedBody;
import io.fanfare.partner.PartnerEndpoints;
import io.fanfare.partner.PlanChange;
import io.fanfare.partner.Provision;
import io.fanfare.partner.SsoUser;
import io.fanfare.partner.UnsubscribeEverywhere;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The partner endpoints, called as they are, with the partner's own rights. */
@ApplicationScoped
public class PartnerCalls implements PartnerEndpoints {
  /** It is kept, shown and logged, so it is one of the vendor's words and nothing else. */
  private static final Pattern STATUS = Pattern.compile("[A-Za-z][A-Za-z _-]{0,39}");

  private final Exchange exchange;
  private final VendorRest rest;
  private final Verdicts verdicts;

  PartnerCalls(Exchange exchange, VendorRest rest, Verdicts verdicts) {
    this.exchange = exchange;
    this.rest = rest;
    this.verdicts = verdicts;
  }

  @Override
  public Uni<Verdict> provision(Slot slot, Provision provision) {
    return call(slot, provision.body(), rest::provision);
  }

  @Override
  public Optional<String> provisioned(byte[] answer) {
    return Optional.of(JsonBody.parse(answer).path("encoded_account_id").asText(""))
        .filter(AccountIds::isValid);
  }

  @Override
  public Uni<Verdict> plan(Slot slot, String accountId) {
    return call(slot, accountId, null, attempt -> rest.plan(accountId, attempt));
  }

  @Override
  public Optional<Billing> billing(byte[] answer) {
    return Optional.of(JsonBody.parse(answer).path("billing_status").asText(""))
        .filter(STATUS.asMatchPredicate())
        .map(status -> new Billing(status, verdicts.isClosed(status)));
  }

  @Override
  public Uni<Verdict> change(Slot slot, String accountId, PlanChange change) {
    return call(slot, accountId, change.body(), attempt -> rest.changePlan(accountId, attempt));
  }

  @Override
  public Uni<Verdict> cancel(Slot slot, String accountId, Cancellation cancellation) {
    return call(slot, accountId, cancellation.body(), attempt -> rest.cancel(accountId, attempt));
  }

  @Override
  public Uni<Verdict> add(Slot slot, String accountId, SsoUser user) {
    return call(slot, accountId, user.body(), attempt -> rest.addUser(accountId, attempt));
  }

  @Override
  public Uni<Verdict> unsubscribe(
      Slot slot, String throughAccount, UnsubscribeEverywhere unsubscribe) {
    return call(
        slot,
        throughAccount,
        unsubscribe.body(),
        attempt -> rest.unsubscribe(throughAccount, attempt));
  }

  private Uni<Verdict> call(
      Slot slot,
      String accountId,
      @Nullable CheckedBody body,
      Function<Attempt, Uni<Response>> request) {
    AccountIds.check(accountId);
    return call(slot, body, request);
  }

  private Uni<Verdict> call(
      Slot slot, @Nullable CheckedBody body, Function<Attempt, Uni<Response>> request) {
    return exchange
        .call(slot, body == null ? null : body.bytes(), request)
        .map(outcome -> outcome.verdict(verdicts::ofPartner));
  }
}
