package io.fanfare.operation;

import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses unsubscribed in an account: {@code POST
 * /partner/accounts/{encoded_account_id}/contacts/unsubscribe} (API reference 3.0.178). It is over
 * when it is answered; done again, it changes nothing more.
 */
public final class UnsubscribeCall {

  /** The most addresses that one call takes. */
  public static final int MOST = 500;

  private static final String ADDRESSES = "email_addresses";
  private static final int LONGEST_ADDRESS = 80;
  private static final int LONGEST_REASON = 255;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final List<String> SOURCES = List.of("Account", "Contact", "System");

  private UnsubscribeCall() {}

  /** Reads the body; what comes back is only good while there are no findings. */
  static CheckedRequest read(Operation operation, Fields body) {
    List<String> addresses = addresses(body, MOST);
    if (body.require("update_source")) {
      body.word("update_source", SOURCES).ifPresent(word -> {});
    }
    checkReason(body);
    body.flag("delete_contacts");
    body.refuseUnknown();
    VendorCall call =
        new VendorCall(
            operation.method(),
            operation.path(),
            List.of(),
            List.of(),
            List.of(),
            Payload.trimmed(body.node()));
    return new CheckedRequest(
        RequestRules.UNSUBSCRIBE, operation, call, operation.destructive(), addresses.size());
  }

  /** The addresses in {@code email_addresses}, between 1 and {@code most}, trimmed. */
  public static List<String> addresses(Fields body, int most) {
    List<String> addresses =
        body.require(ADDRESSES) ? body.texts(ADDRESSES, most) : List.<String>of();
    List<String> trimmed = addresses.stream().map(String::strip).toList();
    for (int i = 0; i < trimmed.size(); i++) {
      check(body, i, trimmed.get(i));
    }
    return trimmed;
  }

  private static void check(Fields body, int index, String address) {
    String field = ADDRESSES + "[" + index + "]";
    if (address.codePointCount(0, address.length()) > LONGEST_ADDRESS) {
      body.refuse(field, Rule.MAX_LENGTH, LONGEST_ADDRESS, "Must have at most 80 characters.");
    } else if (!ADDRESS.matcher(address).matches()) {
      body.refuse(field, Rule.FORMAT, "Must be an e-mail address.");
    }
  }

  private static void checkReason(Fields body) {
    if (body.has("opt_out_reason")) {
      body.text("opt_out_reason")
          .filter(reason -> reason.strip().codePoints().count() > LONGEST_REASON)
          .ifPresent(
              reason ->
                  body.refuse(
                      "opt_out_reason",
                      Rule.MAX_LENGTH,
                      LONGEST_REASON,
                      "Must have at most 255 characters."));
    }
  }
}
