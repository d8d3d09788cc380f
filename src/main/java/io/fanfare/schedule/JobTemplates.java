package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Origin;
import io.fanfare.operation.BulkOperation;
import io.fanfare.problem.Findings;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;

/** The job in a schedule, checked by the rules of every other job. */
@ApplicationScoped
public class JobTemplates {
  private static final String NAME = "name";
  private static final String BODY = "body";
  private static final String JOB = "job";
  private static final String UPLOAD = "upload";

  private final JobRequests requests;

  public JobTemplates(JobRequests requests) {
    this.requests = requests;
  }

  /** The body with the schedule's name as the job's where it has none of its own. */
  static JsonNode named(JsonNode job, String schedule) {
    ObjectNode named = job.deepCopy();
    return named.has(NAME) ? named : named.put(NAME, schedule);
  }

  /**
   * The job, with a row that stands for those to be fetched; throws RefusedException with
   * everything that is wrong, as fields of {@code job}.
   */
  JobRequest check(Recipe recipe) {
    JsonNode body = withRows(recipe);
    try {
      return requests.check(body, Origin.HTTP);
    } catch (RefusedException refused) {
      throw insideJob(refused);
    }
  }

  private static JsonNode withRows(Recipe recipe) {
    if (recipe.rows() == null && recipe.upload() == null) {
      return recipe.job();
    }
    requireImport(recipe.job());
    return recipe.upload() == null
        ? FetchedRows.withStandIn(recipe.job())
        : FetchedRows.withUpload(recipe.job(), recipe.upload());
  }

  private static void requireImport(JsonNode job) {
    Findings findings = new Findings();
    if (!job.path("operation").asText().equals(BulkOperation.CONTACTS_JSON_IMPORT.id())) {
      findings.add(
          "job.operation", Rule.NOT_ALLOWED, "Must be contacts_json_import where rows are given.");
    }
    if (job.has(UPLOAD)) {
      findings.add("job.upload", Rule.NOT_ALLOWED_WITH, "Cannot stand beside rows.");
    }
    findings.refuseIfAny();
  }

  /** The same refusal of what stands in {@code job}. */
  static RefusedException insideJob(RefusedException refused) {
    return refused.violations().isEmpty()
        ? refused
        : RefusedException.of(
            refused.code(), refused.violations().stream().map(JobTemplates::insideJob).toList());
  }

  private static Violation insideJob(Violation one) {
    boolean top = one.field().equals(BODY) || one.field().startsWith(BODY + ".");
    String field = top ? JOB + one.field().substring(BODY.length()) : JOB + "." + one.field();
    return new Violation(field, one.rule(), one.limit(), one.message());
  }
}
