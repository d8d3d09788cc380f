package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.job.JobRequest;
import io.fanfare.operation.BulkOperation;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.rows.ContactRows;
import io.fanfare.rows.ImportTerms;
import io.fanfare.schedule.Recipe.Source;
import io.fanfare.schedule.RowSource.RowsUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final ContactRows rows;

  public FetchedRows(RowSource source, SourceRules rules, ContactRows rows) {
    this.source = source;
    this.rules = rules;
    this.rows = rows;
  }

  /** The body with a row in the place of those to come, so that the rest of it can be checked. */
  static JsonNode withStandIn(JsonNode job) {
    ObjectNode body = job.deepCopy();
    if (!body.path("operation").asText().equals(BulkOperation.CONTACTS_JSON_IMPORT.id())) {
      throw refused("job.operation", "Must be contacts_json_import where rows are fetched.");
    }
    if (body.path(REQUEST) instanceof ObjectNode request) {
      if (request.has(IMPORT_DATA)) {
        throw refused("job.request.import_data", "Comes from the address in rows.");
      }
      request.putArray(IMPORT_DATA).addObject().put("email", STAND_IN);
    }
    return body;
  }

  /**
   * The job with its rows. Fails with {@link RowsUnavailableException}, and with RefusedException
   * when they cannot be imported.
   *
   * @param standIn the job, checked with a row in their place
   */
  Uni<JobRequest> fetch(Recipe recipe, Source from, JobRequest standIn) {
    if (!rules.allows(from.url())) {
      return Uni.createFrom().failure(new RowsUnavailableException("its host is not allowed now"));
    }
    return source
        .fetch(from.url())
        .collect()
        .in(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(csv -> rows.requests(csv.toByteArray(), terms(recipe.job().path(REQUEST), from)))
        .map(requests -> JobRequest.single(standIn.accounts(), requests, standIn.options()));
  }

  private static ImportTerms terms(JsonNode request, Source from) {
    List<String> lists = new ArrayList<>();
    request.path("list_ids").forEach(id -> lists.add(id.asText()));
    @Nullable String sms = request.path("sms_permission_to_send").textValue();
    return new ImportTerms(DELIMITERS.get(from.terms().path("delimiter").asText(",")), lists, sms);
  }

  private static RefusedException refused(String field, String message) {
    return RefusedException.of(ProblemCode.RULE_VIOLATED, field, Rule.NOT_ALLOWED, message);
  }
}
