package io.fanfare.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.account.AccountSelector;
import io.fanfare.activity.OnUnknown;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.operation.BulkOperation;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks the body of a job, before anything is kept or spent for it. */
@ApplicationScoped
public class JobRequests {
  private static final String CHECK = "check_unsubscribed";
  private static final int NAME_LENGTH = 200;
  private static final int HIGHEST_PRIORITY = 9;
  private static final List<String> ON_UNKNOWN = List.of("reconcile", "resend", "hold");

  private final RequestRules rules;

  public JobRequests(RequestRules rules) {
    this.rules = rules;
  }

  /** The checked job; throws RefusedException with everything that is wrong. */
  public JobRequest check(JsonNode body, Origin origin) {
    Findings findings = new Findings();
    Optional<Fields> fields = Fields.open(body, "body", findings);
    findings.refuseIfAny();
    return check(fields.orElseThrow(), findings, origin);
  }

  private JobRequest check(Fields body, Findings findings, Origin origin) {
    AskedSteps asked = new AskedSteps(body);
    boolean accountsFromRows = asked.hasRows() && !body.has("accounts");
    AccountSelector accounts =
        accountsFromRows ? new AccountSelector.All(Set.of()) : AskedAccounts.read(body);
    Options options = options(body);
    Waves waves = new AskedWaves(body).read();
    body.refuseUnknown();
    findings.refuseIfAny();
    List<Step> steps = asked.check(rules, accountsFromRows);
    steps.forEach(step -> step.requests().forEach(one -> refuseInlineContacts(one, origin)));
    refuseCheckOfNothing(options, steps);
    return new JobRequest(accounts, steps, waves, options);
  }

  private static void refuseCheckOfNothing(Options options, List<Step> steps) {
    boolean imports =
        steps.stream()
            .anyMatch(step -> step.operation().equals(BulkOperation.CONTACTS_JSON_IMPORT.id()));
    if (options.unsubscribedReads() > 0 && !imports) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED,
          "body." + CHECK,
          Rule.NOT_ALLOWED,
          "Goes only with an import.");
    }
  }

  /** Kafka keeps what it is given, so contact data never comes that way. */
  private static void refuseInlineContacts(CheckedRequest request, Origin origin) {
    if (origin == Origin.KAFKA && request.operation().personalData()) {
      throw RefusedException.of(
          ProblemCode.INLINE_CONTACT_DATA,
          "request",
          Rule.NOT_ALLOWED,
          "Contact data may not be sent through Kafka: hand it over with POST /v1/uploads.");
    }
  }

  private static Options options(Fields body) {
    return new Options(
        body.has("name") ? name(body) : null,
        body.has("priority") ? priority(body) : Options.DEFAULT_PRIORITY,
        body.has("not_before") ? instant(body) : null,
        body.has("on_unknown") ? onUnknown(body) : OnUnknown.RECONCILE,
        body.flag("keep_results"),
        body.flag("create_missing"),
        body.has(CHECK) ? reads(body) : 0);
  }

  private static @Nullable String name(Fields body) {
    Optional<String> name = body.text("name");
    if (name.isPresent() && name.get().codePoints().count() > NAME_LENGTH) {
      body.refuse("name", Rule.MAX_LENGTH, NAME_LENGTH, "Must have at most 200 characters.");
    }
    return name.orElse(null);
  }

  private static int priority(Fields body) {
    JsonNode value = body.get("priority");
    if (!value.isIntegralNumber()) {
      body.refuse("priority", Rule.TYPE, "Must be a whole number.");
      return Options.DEFAULT_PRIORITY;
    }
    if (value.asLong() < 0) {
      body.refuse("priority", Rule.MINIMUM, 0, "Must be 0 to 9.");
    }
    if (value.asLong() > HIGHEST_PRIORITY) {
      body.refuse("priority", Rule.MAXIMUM, HIGHEST_PRIORITY, "Must be 0 to 9.");
    }
    return value.asInt();
  }

  /** True, or how many look-ups it is worth. */
  private static int reads(Fields body) {
    if (!body.get(CHECK).isObject()) {
      return body.flag(CHECK) ? Options.DEFAULT_READS : 0;
    }
    Fields check = body.object(CHECK).orElseThrow();
    long reads = check.require("sample") ? check.number("sample").map(Long::valueOf).orElse(1L) : 1;
    if (reads > Options.MOST_READS) {
      check.refuse("sample", Rule.MAXIMUM, Options.MOST_READS, "Must be 1 to 500.");
    }
    check.refuseUnknown();
    return (int) Math.min(reads, Options.MOST_READS);
  }

  private static @Nullable Instant instant(Fields body) {
    try {
      return body.text("not_before").map(Instant::parse).orElse(null);
    } catch (DateTimeParseException e) {
      body.refuse("not_before", Rule.FORMAT, "Must be a UTC time such as 2026-01-31T22:00:00Z.");
      return null;
    }
  }

  private static OnUnknown onUnknown(Fields body) {
    Optional<String> word = body.word("on_unknown", ON_UNKNOWN).filter(ON_UNKNOWN::contains);
    return word.map(JobRequests::onUnknown).orElse(OnUnknown.RECONCILE);
  }

  private static OnUnknown onUnknown(String word) {
    return OnUnknown.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
