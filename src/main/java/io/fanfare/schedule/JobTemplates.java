package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Origin;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;

/** The job in a schedule, checked by the rules of every other job. */
@ApplicationScoped
public class JobTemplates {
  private static final String NAME = "name";
  private static final String BODY = "body";
  private static final String JOB = "job";

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
    JsonNode body = recipe.rows() == null ? recipe.job() : FetchedRows.withStandIn(recipe.job());
    try {
      return requests.check(body, Origin.HTTP);
    } catch (RefusedException refused) {
      throw refused.violations().isEmpty()
          ? refused
          : RefusedException.of(
              refused.code(), refused.violations().stream().map(JobTemplates::insideJob).toList());
    }
  }

  private static Violation insideJob(Violation one) {
    boolean top = one.field().equals(BODY) || one.field().startsWith(BODY + ".");
    String field = top ? JOB + one.field().substring(BODY.length()) : JOB + "." + one.field();
    return new Violation(field, one.rule(), one.limit(), one.message());
  }
}
