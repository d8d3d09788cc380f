package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.job.JobRequest;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.fanfare.schedule.timing.Misfire;
import io.fanfare.schedule.timing.Overlap;
import io.fanfare.schedule.timing.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks the body of a schedule, and the job in it as if it came by itself. */
@ApplicationScoped
public class ScheduleRequests {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");
  private static final String JOB = "job";
  private static final String ROWS = "rows";
  private static final String UPLOAD = "upload";

  private final TermsRules terms;
  private final SourceRules sources;
  private final JobTemplates jobs;

  public ScheduleRequests(TermsRules terms, SourceRules sources, JobTemplates jobs) {
    this.terms = terms;
    this.sources = sources;
    this.jobs = jobs;
  }

  /**
   * A schedule that was checked.
   *
   * @param recipe null for the built-in one
   * @param job what the recipe makes, null with it
   */
  public record Wanted(
      String name, Terms terms, @Nullable Recipe recipe, @Nullable JobRequest job) {}

  /** The checked schedule; throws RefusedException with what is wrong. Takes a while. */
  public Wanted check(String name, JsonNode body) {
    Findings findings = new Findings();
    if (!NAME.matcher(name).matches()) {
      findings.add("name", Rule.FORMAT, "Must have 1 to 60 characters out of a-z, 0-9 and -.");
    }
    Optional<Fields> fields = Fields.open(body, "body", findings);
    findings.refuseIfAny();
    return name.equals(DirectorySchedule.NAME)
        ? builtIn(fields.orElseThrow())
        : job(name, fields.orElseThrow());
  }

  private Wanted job(String name, Fields body) {
    Terms when = terms.read(body);
    if (body.require(JOB)) {
      body.object(JOB);
    }
    Optional<Fields> rows = body.has(ROWS) ? body.object(ROWS) : Optional.empty();
    boolean areUploaded = rows.filter(one -> one.has(UPLOAD)).isPresent();
    Recipe.@Nullable Source source = areUploaded ? null : rows.map(sources::read).orElse(null);
    @Nullable UUID upload = areUploaded ? upload(rows.orElseThrow()) : null;
    body.refuseUnknown();
    body.findings().refuseIfAny();
    Recipe recipe = new Recipe(JobTemplates.named(body.get(JOB), name), source, upload);
    return new Wanted(name, when, recipe, jobs.check(recipe));
  }

  private static @Nullable UUID upload(Fields rows) {
    if (rows.has("url")) {
      rows.refuseAll(Rule.EXACTLY_ONE_OF, "Must have exactly one of url and upload.");
    }
    rows.refuseUnknown();
    try {
      return rows.text(UPLOAD).map(UUID::fromString).orElse(null);
    } catch (IllegalArgumentException e) {
      rows.refuse(UPLOAD, Rule.FORMAT, "Must be the id of an upload.");
      return null;
    }
  }

  private Wanted builtIn(Fields body) {
    Terms when = terms.read(body);
    if (when.overlap() != Overlap.SKIP) {
      body.refuse("overlap", Rule.NOT_ALLOWED, "This schedule always skips.");
    }
    if (when.misfire() == Misfire.ALL) {
      body.refuse("misfire", Rule.NOT_ALLOWED, "One reading is enough for all that were missed.");
    }
    for (String field : new String[] {JOB, ROWS}) {
      if (body.has(field)) {
        body.refuse(field, Rule.NOT_ALLOWED, "This schedule reads the directory, nothing else.");
      }
    }
    body.refuseUnknown();
    body.findings().refuseIfAny();
    return new Wanted(DirectorySchedule.NAME, when, null, null);
  }
}
