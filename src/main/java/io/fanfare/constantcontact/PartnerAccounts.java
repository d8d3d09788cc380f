package io.fanfare.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.operation.NameValue;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.PartnerDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /partner/accounts}. Its {@code next} link need not repeat {@code account_type} (guide
 * {@code partners_accts_get.html}), so that is sent with every page; the offset is opaque, with
 * {@code *} where Base64 has {@code =}, and goes back as it came. Rows without a usable id are left
 * out: nothing could be sent to them.
 */
@ApplicationScoped
public class PartnerAccounts implements PartnerDirectory {

  /** The most that the vendor gives at once; outside 10 to 50 it ignores the number. */
  private static final int LIMIT = 50;

  private static final String MANAGED = "managed";

  private final Exchange exchange;
  private final VendorRest rest;
  private final Verdicts verdicts;
  private final Links links;

  PartnerAccounts(Exchange exchange, VendorRest rest, Verdicts verdicts, Links links) {
    this.exchange = exchange;
    this.rest = rest;
    this.verdicts = verdicts;
    this.links = links;
  }

  @Override
  public Uni<DirectoryPage> page(Slot slot, @Nullable String next) {
    return exchange
        .call(slot, null, attempt -> rest.accounts(LIMIT, MANAGED, next, attempt))
        .map(this::read);
  }

  private DirectoryPage read(Outcome outcome) {
    Optional<DirectoryPage> page =
        outcome instanceof Answer answer && answer.isSuccess()
            ? page(JsonBody.parse(answer.body()))
            : Optional.empty();
    return page.orElseThrow(
        () -> new DirectoryUnavailableException(outcome.verdict(verdicts::ofRead)));
  }

  private Optional<DirectoryPage> page(JsonNode json) {
    JsonNode rows = json.path("site_owner_list");
    String href = JsonBody.text(json.path("_links").path("next").path("href"));
    Optional<String> next = offset(href);
    boolean readable = rows.isArray() && (href == null || next.isPresent());
    return readable
        ? Optional.of(new DirectoryPage(accounts(rows), next.orElse(null)))
        : Optional.empty();
  }

  private Optional<String> offset(@Nullable String href) {
    return links.queryOf(href, "/partner/accounts").stream()
        .flatMap(query -> Links.parameters(query).stream())
        .filter(parameter -> parameter.name().equals("offset"))
        .map(NameValue::value)
        .findFirst();
  }

  private List<ListedAccount> accounts(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> AccountIds.isValid(row.path("encoded_account_id").asText("")))
        .map(this::account)
        .toList();
  }

  private ListedAccount account(JsonNode row) {
    String status = JsonBody.text(row.path("billing_status"));
    return new ListedAccount(
        row.path("encoded_account_id").asText(),
        JsonBody.text(row.path("organization_name")),
        status,
        verdicts.isClosed(status));
  }
}
