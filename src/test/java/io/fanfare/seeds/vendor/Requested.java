package io.fanfare.seeds.vendor;

import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Operation;
import io.fanfare.operation.VendorCall;
import java.util.List;

/** Requests whose body names where they come from, so that the ledger can tell. */
public final class Requested {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private Requested() {}

  /** The operations of the vendor. */
  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  /**
   * A request to be sent to any account.
   *
   * @param operation an id of the catalogue
   * @param chunk unique among all requests
   */
  public static CheckedRequest request(String operation, String chunk, int items, boolean resend) {
    Operation found = CATALOGUE.find(operation).orElseThrow();
    String body = chunk + " " + items + " " + resend;
    return new CheckedRequest(
        found.asynchronous() ? operation : "api_request",
        found,
        new VendorCall(found.method(), found.path(), List.of(), List.of(), List.of(), body));
  }

  /** What it is at the vendor, on behalf of the account. */
  static Request of(String account, CheckedRequest request) {
    String[] body = String.valueOf(request.call().payload()).split(" ");
    Operation operation = request.operation();
    return new Request(
        account,
        origin(body[0], account),
        operation.method(),
        operation.asynchronous(),
        Integer.parseInt(body[1]),
        Boolean.parseBoolean(body[2]));
  }

  /** How the ledger names a chunk that is sent to an account. */
  public static String origin(String chunk, String account) {
    return chunk + "@" + account;
  }
}
