package io.fanfare.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.bulk.ContactImport;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may be sent at all, before a call is spent on it. Immutable; one serves
 * the whole process.
 */
public final class RequestRules {

  /** The operation name under which any other call of the catalogue is asked for. */
  public static final String API_REQUEST = "api_request";

  /** The operation name under which a list of addresses is unsubscribed in each account. */
  public static final String UNSUBSCRIBE = "contacts_unsubscribe";

  private static final String REQUEST = "request";

  private final Catalogue catalogue;

  /** Rules over the operations of the catalogue. */
  public RequestRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Whether the name is that of a bulk operation; also for the one that comes as a file. */
  public boolean isBulk(String name) {
    return BulkOperation.find(name).isPresent();
  }

  /**
   * Checks a request as a caller wrote it.
   *
   * @param operationName a bulk operation's name, {@link #API_REQUEST} or {@link #UNSUBSCRIBE}
   * @param request the {@code request} of the job; null when it was left out
   * @throws RefusedException with all that is wrong, fields starting with {@code request}; only the
   *     name itself is at {@code operation}
   */
  public CheckedRequest check(String operationName, @Nullable JsonNode request) {
    var findings = new Findings();
    Optional<CheckedRequest> checked = read(operationName, request, findings);
    checked.ifPresent(found -> Payload.check(found.call(), REQUEST, findings));
    findings.refuseIfAny();
    return checked.orElseThrow(() -> new IllegalStateException("Neither checked nor refused"));
  }

  /**
   * As {@link #check}, only that a request with more ids than one call takes is cut into several,
   * in the order of its ids, where that makes no difference.
   */
  public List<CheckedRequest> checkAll(String operationName, @Nullable JsonNode request) {
    if (request == null || !IdCuts.isNeeded(operationName, request)) {
      return List.of(check(operationName, request));
    }
    List<CheckedRequest> checked = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    ProblemCode code = ProblemCode.RULE_VIOLATED;
    for (IdCuts.Part part : IdCuts.parts(operationName, request)) {
      try {
        checked.add(check(operationName, part.request()));
      } catch (RefusedException refused) {
        code = refused.code();
        refused.violations().stream()
            .map(part::placed)
            .filter(violation -> !violations.contains(violation))
            .forEach(violations::add);
      }
    }
    if (!violations.isEmpty()) {
      throw RefusedException.of(
          code, violations.subList(0, Math.min(Findings.LISTED, violations.size())));
    }
    return checked;
  }

  /**
   * Checks the request of an import whose rows come from an upload: all but {@code import_data}.
   *
   * @throws RefusedException as {@link #check} does
   */
  public ImportFrame checkImport(@Nullable JsonNode request) {
    var findings = new Findings();
    Optional<ImportFrame> frame =
        open(request, findings)
            .map(
                fields -> {
                  boolean explicit = ContactImport.readWithoutRows(fields);
                  fields.refuseUnknown();
                  return new ImportFrame(
                      operation(BulkOperation.CONTACTS_JSON_IMPORT), fields.node(), explicit);
                });
    findings.refuseIfAny();
    return frame.orElseThrow(() -> new IllegalStateException("Neither checked nor refused"));
  }

  private Optional<CheckedRequest> read(
      String name, @Nullable JsonNode request, Findings findings) {
    if (name.equals(API_REQUEST)) {
      return open(request, findings).flatMap(fields -> new ApiRequest(fields, catalogue).read());
    }
    if (name.equals(UNSUBSCRIBE)) {
      Operation unsubscribe = catalogue.find(UNSUBSCRIBE).orElseThrow();
      return open(request, findings).map(fields -> UnsubscribeCall.read(unsubscribe, fields));
    }
    Optional<BulkOperation> bulk = BulkOperation.find(name);
    if (bulk.isEmpty()) {
      findings.add("operation", Rule.UNKNOWN_OPERATION, "Is not the name of an operation.");
    } else if (!bulk.get().isSendable()) {
      findings.add("operation", Rule.UNSUPPORTED, BulkCall.FILE_HINT);
    } else {
      return open(request, findings)
          .map(fields -> BulkCall.read(name, bulk.get(), operation(bulk.get()), List.of(), fields));
    }
    return Optional.empty();
  }

  private static Optional<Fields> open(@Nullable JsonNode request, Findings findings) {
    if (request == null || request.isMissingNode()) {
      findings.add(REQUEST, Rule.REQUIRED, "Is required.");
      return Optional.empty();
    }
    return Fields.open(request, REQUEST, findings);
  }

  private Operation operation(BulkOperation bulk) {
    return catalogue.find(bulk.id()).orElseThrow();
  }
}
