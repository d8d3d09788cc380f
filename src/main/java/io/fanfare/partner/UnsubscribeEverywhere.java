package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.RequestRules;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;

/**
 * One address taken off in all of the partner's accounts: the vendor's {@code global_unsubscribe},
 * which takes exactly one address (API reference 3.0.178).
 */
public record UnsubscribeEverywhere(CheckedBody body) {
  private static final String GLOBAL = "global_unsubscribe";

  /** Whether the body asks for that, and not for a list in some accounts. */
  public static boolean isAskedFor(JsonNode body) {
    return body.path(GLOBAL).asBoolean(false);
  }

  /** Reads the body; throws RefusedException with everything that is wrong. */
  public static UnsubscribeEverywhere read(RequestRules rules, JsonNode body) {
    ObjectNode rest = body.deepCopy();
    rest.remove(GLOBAL);
    String checked = rules.check(RequestRules.UNSUBSCRIBE, rest).call().payload();
    if (body.path("email_addresses").size() != 1) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED,
          "request.email_addresses",
          Rule.MAX_ITEMS,
          "Everywhere, exactly one address can be unsubscribed at a time.");
    }
    return new UnsubscribeEverywhere(new CheckedBody(withGlobal(checked)));
  }

  private static String withGlobal(String checked) {
    return "{\"" + GLOBAL + "\":true," + checked.substring(1);
  }
}
