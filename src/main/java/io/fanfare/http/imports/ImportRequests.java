package io.fanfare.http.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Origin;
import io.fanfare.problem.Findings;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the job of an import as any other; what is wrong is told by the query's own names. */
@ApplicationScoped
class ImportRequests {
  private static final Pattern PLACE = Pattern.compile("^(request|body)\\.");

  private final JobRequests requests;

  ImportRequests(JobRequests requests) {
    this.requests = requests;
  }

  /** The checked job; throws RefusedException, for {@code findings} first. */
  JobRequest check(JsonNode body, Findings findings) {
    findings.refuseIfAny();
    try {
      return requests.check(body, Origin.HTTP);
    } catch (RefusedException refused) {
      List<Violation> violations =
          refused.violations().stream().map(ImportRequests::placed).toList();
      throw violations.isEmpty() ? refused : RefusedException.of(refused.code(), violations);
    }
  }

  private static Violation placed(Violation violation) {
    String field = PLACE.matcher(violation.field()).replaceFirst("");
    return new Violation(field, violation.rule(), violation.limit(), violation.message());
  }
}
