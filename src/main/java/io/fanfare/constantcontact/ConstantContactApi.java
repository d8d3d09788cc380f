package io.fanfare.constantcontact;

import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.NameValue;
import io.fanfare.operation.VendorCall;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls on behalf of one account, all through {@code POST
 * /partner/accounts/{id}/account_operations/sync}, reads of activities included: a partner's token
 * opens nothing else of an account. Only a direct operation is called as it is.
 */
@ApplicationScoped
public class ConstantContactApi implements VendorApi {

  /** The most that {@code GET /activities} gives at once (API reference). */
  private static final NameValue LIMIT = new NameValue("limit", "500");

  private static final String UNSUBSCRIBE = "/contacts/unsubscribe";

  private final Tokens tokens;
  private final Exchange exchange;
  private final VendorRest rest;
  private final Verdicts verdicts;
  private final Activities activities;

  ConstantContactApi(
      Tokens tokens, Exchange exchange, VendorRest rest, Verdicts verdicts, Activities activities) {
    this.tokens = tokens;
    this.exchange = exchange;
    this.rest = rest;
    this.verdicts = verdicts;
    this.activities = activities;
  }

  @Override
  public Uni<Void> ready() {
    return tokens.token().replaceWithVoid();
  }

  @Override
  public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
    Uni<Outcome> outcome =
        request.operation().direct()
            ? direct(slot, accountId, request.call())
            : operate(slot, accountId, request.call());
    return outcome.map(found -> found.verdict(answer -> verdicts.of(request.operation(), answer)));
  }

  @Override
  public Uni<Look> activity(Slot slot, String accountId, String remoteId) {
    var id = new NameValue("activity_id", remoteId);
    return operate(slot, accountId, get("/activities/{activity_id}", List.of(id), List.of()))
        .map(outcome -> look(outcome, this::single));
  }

  @Override
  public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
    return operate(slot, accountId, get("/activities", List.of(), query(next)))
        .map(outcome -> look(outcome, activities::page));
  }

  /** The one direct operation that there is; another one needs a road of its own. */
  private Uni<Outcome> direct(Slot slot, String accountId, VendorCall call) {
    AccountIds.check(accountId);
    if (!call.path().endsWith(UNSUBSCRIBE) || call.payload() == null) {
      throw new IllegalArgumentException("Nothing calls this directly: " + call.path());
    }
    byte[] body = call.payload().getBytes(StandardCharsets.UTF_8);
    return exchange.call(slot, body, attempt -> rest.unsubscribe(accountId, attempt));
  }

  private Uni<Outcome> operate(Slot slot, String accountId, VendorCall call) {
    AccountIds.check(accountId);
    return exchange.call(slot, Envelope.bytes(call), attempt -> rest.operate(accountId, attempt));
  }

  private static VendorCall get(String path, List<NameValue> parameters, List<NameValue> query) {
    return new VendorCall("GET", path, parameters, query, List.of(), null);
  }

  /** The next page is asked for with the parameters of the vendor's link, never by following it. */
  private static List<NameValue> query(@Nullable String next) {
    Stream<NameValue> cursor =
        Stream.ofNullable(next)
            .flatMap(query -> Links.parameters(query).stream())
            .filter(parameter -> !parameter.name().equals(LIMIT.name()));
    return Stream.concat(Stream.of(LIMIT), cursor).toList();
  }

  private Optional<Look.Page> single(byte[] body) {
    return activities.one(body).map(activity -> new Look.Page(List.of(activity), null, null));
  }

  private Look look(Outcome outcome, Function<byte[], Optional<Look.Page>> read) {
    Optional<Look.Page> page =
        outcome instanceof Answer answer && answer.isSuccess()
            ? read.apply(answer.body()).map(seen -> seen.at(answer.servedAt()))
            : Optional.empty();
    return page.isPresent() ? page.get() : new Look.Failed(outcome.verdict(verdicts::ofRead));
  }
}
