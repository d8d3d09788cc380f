package io.fanfare.simulator.partner;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.accounts.Listing;
import io.fanfare.simulator.operations.Operation;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a call is for: a partner endpoint, or through the envelope an account's operation. */
public final class Switchboard {
  private static final Pattern SYNC =
      Pattern.compile("/partner/accounts/([^/]+)/account_operations/sync");

  private final Directory directory;
  private final Routes<Endpoint> partner;
  private final Routes<Operation> inner;
  private final UnaryOperator<Reply> shown;

  /** {@code shown}: how an inner answer comes out of the envelope. */
  public Switchboard(
      Directory directory,
      Routes<Endpoint> partner,
      Routes<Operation> inner,
      UnaryOperator<Reply> shown) {
    this.directory = directory;
    this.partner = partner;
    this.inner = inner;
    this.shown = shown;
  }

  /** The target; a call that has none ends in a vendor error. */
  public Target find(Call call) {
    Matcher sync = SYNC.matcher(call.path());
    if (sync.matches()) {
      if (!call.method().equals("POST")) {
        throw new VendorError(Errors.methodNotAllowed());
      }
      return proxied(sync.group(1), call);
    }
    if (!call.path().startsWith("/partner/")) {
      throw new VendorError(Errors.forbidden());
    }
    Routes.Match<Endpoint> match = partner.find(call.method(), call.path());
    Call full = call.withParameters(match.parameters());
    return new Target(
        match.parameters().get("encoded_account_id"),
        null,
        match.route().template(),
        match.route().operationName(),
        call.payload(),
        () -> match.route().handler().run(full));
  }

  private Target proxied(String id, Call outer) {
    Account account =
        directory
            .find(id)
            .filter(listing -> listing.managed() && !listing.closed())
            .map(Listing::id)
            .flatMap(known -> directory.open(known, outer.now()))
            .orElseThrow(() -> new VendorError(Errors.notFound("encoded_account_id")));
    Call call = Envelope.open(outer);
    Routes.Match<Operation> match = inner.find(call.method(), call.path());
    Call full = call.withParameters(match.parameters());
    return new Target(
        id,
        call.method(),
        match.route().template(),
        match.route().operationName(),
        call.payload(),
        () -> shown.apply(outcome(match.route().handler(), account, full)));
  }

  private static Reply outcome(Operation operation, Account account, Call call) {
    try {
      return operation.run(account, call);
    } catch (VendorError error) {
      return error.reply();
    }
  }
}
