package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.problem.Rule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Another billing plan (API reference 3.0.178, {@code PlanInfo}). Which plans a partner has is not
 * known here: older ones go on being accepted, and one outside the partner's group is a 400 of the
 * vendor's. There is no way back to {@code TRIAL}.
 */
public record PlanChange(CheckedBody body) {
  private static final Pattern PLAN = Pattern.compile("[A-Z0-9_]+");

  /** Reads the body; throws RefusedException with everything that is wrong. */
  public static PlanChange read(JsonNode body) {
    return new PlanChange(BodyReader.check(body, PlanChange::check));
  }

  private static void check(BodyReader body) {
    body.require(List.of("plan_type"));
    Optional<String> plan = body.text("plan_type", 1, 50);
    body.form("plan_type", plan, PLAN, "Must be a plan's name, such as GOLD.");
    if (plan.filter("TRIAL"::equals).isPresent()) {
      body.fields().refuse("plan_type", Rule.NOT_ALLOWED, "No account goes back to TRIAL.");
    }
    body.number("plan_group_id", 1, Integer.MAX_VALUE);
    body.number("billing_day_of_month", 1, 31);
  }
}
