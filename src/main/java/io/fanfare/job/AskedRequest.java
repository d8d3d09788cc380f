package io.fanfare.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.BulkOperation;
import io.fanfare.operation.ImportFrame;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation as a body asks for it.
 *
 * @param request null when it was left out
 * @param upload where its rows are; null when it needs none
 */
record AskedRequest(String operation, @Nullable JsonNode request, @Nullable UUID upload) {

  /**
   * Reads {@code operation}, {@code request} and {@code upload}; what is wrong with what is there
   * is noted.
   */
  static AskedRequest read(Fields fields) {
    return new AskedRequest(
        fields.has("operation") ? fields.text("operation").orElse("") : "",
        fields.has("request") ? fields.get("request") : null,
        fields.has("upload") ? upload(fields) : null);
  }

  /**
   * The step, checked; throws RefusedException.
   *
   * @param accountsFromRows whether the body names no accounts
   */
  Step check(RequestRules rules, boolean accountsFromRows) {
    if (upload == null) {
      return new Step(rules.checkAll(operation, request));
    }
    if (!operation.equals(BulkOperation.CONTACTS_JSON_IMPORT.id())) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED, "upload", Rule.NOT_ALLOWED, "Goes only with an import.");
    }
    ImportFrame frame = rules.checkImport(request);
    return Step.of(new UploadedRows(upload, frame, accountsFromRows));
  }

  private static @Nullable UUID upload(Fields fields) {
    Optional<String> text = fields.text("upload");
    try {
      return text.map(UUID::fromString).orElse(null);
    } catch (IllegalArgumentException e) {
      fields.refuse("upload", Rule.FORMAT, "Must be the id of an upload.");
      return null;
    }
  }
}
