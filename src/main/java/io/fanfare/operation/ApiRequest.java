package io.fanfare.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.reference.BodyReferences;
import io.fanfare.operation.reference.Reference;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of the catalogue written out by the caller: {@code {method, path, path_parameters, query,
 * headers, body}}. A body for a bulk operation obeys that operation's rules, as if it had been
 * asked for by name.
 */
final class ApiRequest {

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

  private final Fields fields;
  private final Catalogue catalogue;

  ApiRequest(Fields fields, Catalogue catalogue) {
    this.fields = fields;
    this.catalogue = catalogue;
  }

  /** Reads it all; empty only beside findings. */
  Optional<CheckedRequest> read() {
    Optional<Operation> operation = readOperation();
    List<NameValue> headers = CallParts.headers(fields);
    Optional<CheckedRequest> checked = operation.flatMap(found -> read(found, headers));
    fields.has("path_parameters");
    fields.has("query");
    fields.has("body");
    fields.refuseUnknown();
    return checked;
  }

  private Optional<Operation> readOperation() {
    Optional<String> method =
        fields.require("method") ? fields.word("method", METHODS) : Optional.<String>empty();
    Optional<String> path = fields.require("path") ? fields.text("path") : Optional.<String>empty();
    return method.isEmpty() || path.isEmpty() || !METHODS.contains(method.get())
        ? Optional.empty()
        : new PathRules(catalogue).find(method.get(), path.get(), fields);
  }

  private Optional<CheckedRequest> read(Operation operation, List<NameValue> headers) {
    List<NameValue> pathParameters = CallParts.pathParameters(fields, operation);
    List<NameValue> query = CallParts.query(fields, operation);
    Optional<BulkOperation> bulk = BulkOperation.find(operation.id());
    if (bulk.isPresent()) {
      return readBulk(bulk.get(), operation, headers);
    }
    VendorCall call =
        new VendorCall(
            operation.method(), operation.path(), pathParameters, query, headers, body(operation));
    return Optional.of(new CheckedRequest(RequestRules.API_REQUEST, operation, call));
  }

  private Optional<CheckedRequest> readBulk(
      BulkOperation bulk, Operation operation, List<NameValue> headers) {
    if (!bulk.isSendable()) {
      fields.refuse("path", Rule.UNSUPPORTED, BulkCall.FILE_HINT);
      return Optional.empty();
    }
    return fields.require("body")
        ? fields
            .object("body")
            .map(body -> BulkCall.read(RequestRules.API_REQUEST, bulk, operation, headers, body))
        : Optional.empty();
  }

  private @Nullable String body(Operation operation) {
    if (!fields.has("body")) {
      return null;
    }
    JsonNode body = fields.get("body");
    if (!operation.takesBody()) {
      fields.refuse("body", Rule.NOT_ALLOWED, "A " + operation.method() + " has no body.");
    } else if (!body.isContainerNode()) {
      fields.refuse("body", Rule.TYPE, "Must be a JSON object or array.");
    }
    String text = Payload.verbatim(body);
    BodyReferences.find(text, this::check);
    return text;
  }

  private void check(Reference reference) {
    if (!reference.isPossible()) {
      fields.refuse("body", Rule.FORMAT, Reference.hint(reference.kind()));
    }
  }
}
