package io.fanfare.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.NameValue;
import io.fanfare.operation.VendorCall;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.VendorContacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads who has unsubscribed (API reference 3.0.178, {@code GET /contacts}: parameters {@code
 * status}, {@code email}, {@code updated_after}, {@code limit} up to 500; {@code opt_out_date} of
 * an address).
 */
@ApplicationScoped
public class AccountContacts implements VendorContacts {
  private static final String PATH = "/contacts";
  private static final String LIMIT = "500";
  private static final String UNSUBSCRIBED = "unsubscribed";

  private final Exchange exchange;
  private final VendorRest rest;
  private final Verdicts verdicts;
  private final Links links;

  AccountContacts(Exchange exchange, VendorRest rest, Verdicts verdicts, Links links) {
    this.exchange = exchange;
    this.rest = rest;
    this.verdicts = verdicts;
    this.links = links;
  }

  @Override
  public Uni<Sheet> unsubscribed(
      Slot slot, String accountId, Wanted wanted, @Nullable String next) {
    AccountIds.check(accountId);
    VendorCall call = new VendorCall("GET", PATH, List.of(), query(wanted, next), List.of(), null);
    return exchange
        .call(slot, Envelope.bytes(call), attempt -> rest.operate(accountId, attempt))
        .map(this::sheet);
  }

  /** A link to the next page holds what it needs; whether all of it, the vendor does not say. */
  private static List<NameValue> query(Wanted wanted, @Nullable String next) {
    List<NameValue> query = new ArrayList<>();
    query.add(new NameValue("limit", LIMIT));
    query.add(new NameValue("status", UNSUBSCRIBED));
    if (wanted.updatedAfter() != null) {
      query.add(new NameValue("updated_after", wanted.updatedAfter().toString()));
    }
    if (wanted.email() != null) {
      query.add(new NameValue("email", wanted.email()));
    }
    if (next != null) {
      List<String> said = query.stream().map(NameValue::name).toList();
      Links.parameters(next).stream()
          .filter(parameter -> !said.contains(parameter.name()))
          .forEach(query::add);
    }
    return query;
  }

  private Sheet sheet(Outcome outcome) {
    Optional<Sheet> page =
        outcome instanceof Answer answer && answer.isSuccess()
            ? page(JsonBody.parse(answer.body()))
            : Optional.empty();
    return page.orElseGet(() -> new Sheet.Failed(outcome.verdict(verdicts::ofRead)));
  }

  private Optional<Sheet> page(JsonNode body) {
    JsonNode rows = body.path("contacts");
    JsonNode href = body.path("_links").path("next").path("href");
    List<Gone> gone = new ArrayList<>();
    rows.forEach(row -> one(row.path("email_address")).ifPresent(gone::add));
    return rows.isArray()
        ? Optional.of(new Sheet.Page(gone, links.queryOf(JsonBody.text(href), PATH).orElse(null)))
        : Optional.empty();
  }

  /** Whoever may be written to is not one of them, whatever the page was asked for. */
  private static Optional<Gone> one(JsonNode address) {
    String email = JsonBody.text(address.path("address"));
    String permission = address.path("permission_to_send").asText(UNSUBSCRIBED);
    return email == null || !permission.equals(UNSUBSCRIBED)
        ? Optional.empty()
        : Optional.of(new Gone(email, Activities.instant(address.path("opt_out_date"))));
  }
}
