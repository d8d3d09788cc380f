package io.fanfare.constantcontact;

import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.VendorCall;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.VendorNames;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and makes an account's lists, tags and custom fields. */
@ApplicationScoped
public class AccountNames implements VendorNames {
  private static final Verdict UNREADABLE = new Verdict.Unanswered("unreadable_answer");

  private final Exchange exchange;
  private final VendorRest rest;
  private final Verdicts verdicts;
  private final Links links;

  AccountNames(Exchange exchange, VendorRest rest, Verdicts verdicts, Links links) {
    this.exchange = exchange;
    this.rest = rest;
    this.verdicts = verdicts;
    this.links = links;
  }

  @Override
  public Uni<Sheet> page(Slot slot, String accountId, Kind kind, @Nullable String next) {
    NamePages pages = NamePages.of(kind);
    VendorCall call =
        new VendorCall("GET", pages.path(), List.of(), pages.query(next), List.of(), null);
    return operate(slot, accountId, call).map(outcome -> sheet(pages, outcome));
  }

  @Override
  public Uni<Made> create(Slot slot, String accountId, Reference wanted) {
    NamePages pages = NamePages.of(wanted.kind());
    String body = pages.creation(wanted.name());
    VendorCall call = new VendorCall("POST", pages.path(), List.of(), List.of(), List.of(), body);
    return operate(slot, accountId, call).map(outcome -> made(pages, outcome));
  }

  private Uni<Outcome> operate(Slot slot, String accountId, VendorCall call) {
    AccountIds.check(accountId);
    return exchange.call(slot, Envelope.bytes(call), attempt -> rest.operate(accountId, attempt));
  }

  private Sheet sheet(NamePages pages, Outcome outcome) {
    Optional<Sheet> page =
        outcome instanceof Answer answer && answer.isSuccess()
            ? pages.read(answer.body(), links)
            : Optional.empty();
    return page.orElseGet(() -> new Sheet.Failed(outcome.verdict(verdicts::ofRead)));
  }

  private Made made(NamePages pages, Outcome outcome) {
    if (outcome instanceof Answer answer && answer.isSuccess()) {
      return pages
          .made(answer.body())
          .<Made>map(Made.Done::new)
          .orElseGet(() -> new Made.Failed(UNREADABLE));
    }
    return new Made.Failed(outcome.verdict(verdicts::ofRead));
  }
}
