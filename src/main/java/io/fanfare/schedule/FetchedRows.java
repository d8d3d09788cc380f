package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.access.Caller;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Origin;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.rows.RowFormat;
import io.fanfare.rows.RowTerms;
import io.fanfare.schedule.Recipe.Source;
import io.fanfare.schedule.RowSource.RowsUnavailableException;
import io.fanfare.upload.Uploads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Jobs whose rows are fetched when they are made: the same import as {@code POST /v1/imports}. */
@ApplicationScoped
public class FetchedRows {
  private static final String REQUEST = "request";
  private static final String IMPORT_DATA = "import_data";
  private static final String STAND_IN = "somebody@example.com";
  private static final Map<String, Character> DELIMITERS =
      Map.of(",", ',', ";", ';', "|", '|', "tab", '\t');

  private final RowSource source;
  private final SourceRules rules;
  private final Uploads uploads;
  private final JobRequests requests;

  public FetchedRows(RowSource source, SourceRules rules, Uploads uploads, JobRequests requests) {
    this.source = source;
    this.rules = rules;
    this.uploads = uploads;
    this.requests = requests;
  }

  /** The body with a row in the place of those to come, so that the rest of it can be checked. */
  static JsonNode withStandIn(JsonNode job) {
    ObjectNode body = job.deepCopy();
    if (body.path(REQUEST) instanceof ObjectNode request) {
      if (request.has(IMPORT_DATA)) {
        throw RefusedException.of(
            ProblemCode.RULE_VIOLATED,
            "job.request.import_data",
            Rule.NOT_ALLOWED,
            "Comes from the address in rows.");
      }
      request.putArray(IMPORT_DATA).addObject().put("email", STAND_IN);
    }
    return body;
  }

  /**
   * The job with its rows, kept as an upload for as long as any. Fails with {@link
   * RowsUnavailableException}, and with RefusedException when they cannot be imported.
   */
  Uni<JobRequest> fetch(Caller by, Recipe recipe, Source from) {
    if (!rules.allows(from.url())) {
      return Uni.createFrom().failure(new RowsUnavailableException("its host is not allowed now"));
    }
    FetchedFile file = FetchedFile.of(source.fetch(from.url()));
    return uploads
        .read(UUID.randomUUID(), by, file, terms(from), from.terms().toString())
        .onFailure()
        .transform(failure -> file.failure() == null ? failure : file.failure())
        .onTermination()
        .invoke(file::close)
        .call(read -> uploads.keep(read.upload(), null))
        .map(read -> requests.check(withUpload(recipe.job(), read.upload().id()), Origin.HTTP));
  }

  private static RowTerms terms(Source from) {
    char delimiter = DELIMITERS.get(from.terms().path("delimiter").asText(","));
    return new RowTerms(RowFormat.CSV, delimiter, Map.of(), null, null, false);
  }

  /** The body that names an upload. */
  static JsonNode withUpload(JsonNode job, UUID upload) {
    ObjectNode body = job.deepCopy();
    return body.put("upload", upload.toString());
  }
}
