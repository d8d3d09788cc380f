package io.fanfare.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** What the body of a job asks to be done: one operation, or several in order. */
final class AskedSteps {
  private static final int MOST_STEPS = 10;
  private static final String STEPS = "steps";

  private final List<Asked> asked = new ArrayList<>();

  /** Reads the fields; what is wrong with them is noted. */
  AskedSteps(Fields body) {
    if (body.has(STEPS) == body.has("operation")) {
      body.refuseAll(Rule.EXACTLY_ONE_OF, "Must have exactly one of operation and steps.");
    }
    if (body.has(STEPS)) {
      several(body);
    } else {
      add(body, "");
    }
  }

  private void several(Fields body) {
    if (body.has("request")) {
      body.refuse("request", Rule.NOT_ALLOWED_WITH, "Each step has a request of its own.");
    }
    for (JsonNode step : body.items(STEPS, MOST_STEPS)) {
      String path = body.path(STEPS) + "[" + asked.size() + "]";
      Fields.open(step, path, body.findings()).ifPresent(fields -> step(fields, path));
    }
  }

  private void step(Fields fields, String path) {
    fields.require("operation");
    add(fields, path + ".");
    fields.refuseUnknown();
  }

  private void add(Fields fields, String prefix) {
    asked.add(new Asked(prefix, AskedRequest.read(fields)));
  }

  /** Whether any of them takes its rows from an upload. */
  boolean hasRows() {
    return asked.stream().anyMatch(one -> one.request().upload() != null);
  }

  /**
   * Checks each against its rules; throws RefusedException with everything that is wrong.
   *
   * @param accountsFromRows whether the body names no accounts
   */
  List<Step> check(RequestRules rules, boolean accountsFromRows) {
    List<Step> steps = new ArrayList<>();
    List<RefusedException> refusals = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (Asked one : asked) {
      try {
        steps.add(one.request().check(rules, accountsFromRows));
      } catch (RefusedException e) {
        refusals.add(e);
        e.violations().forEach(violation -> violations.add(one.placed(violation)));
      }
    }
    if (!refusals.isEmpty()) {
      ProblemCode code = refusals.get(0).code();
      throw violations.isEmpty() ? refusals.get(0) : RefusedException.of(code, violations);
    }
    return steps;
  }

  /**
   * One that was asked for.
   *
   * @param prefix of the places of what is wrong with it
   */
  private record Asked(String prefix, AskedRequest request) {
    Violation placed(Violation violation) {
      return new Violation(
          prefix + violation.field(), violation.rule(), violation.limit(), violation.message());
    }
  }
}
