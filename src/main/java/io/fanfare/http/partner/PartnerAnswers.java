package io.fanfare.http.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fanfare.direct.Answer;
import io.fanfare.direct.OnceOnly.Once;
import io.fanfare.http.AnswerBody;
import io.fanfare.http.CallerKey;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What an answer of the vendor's is to a caller. Pure. */
final class PartnerAnswers {
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final String STORED =
      "The vendor answered 503, by which it says that it keeps the request and will process it"
          + " later. It is not sent again. The account appears in the directory when it exists: look"
          + " there before asking anew.";

  private PartnerAnswers() {}

  /** The vendor's body under its own status; throws RefusedException where the vendor refused. */
  static ResponseBuilder<Object> of(Once once) {
    ResponseBuilder<Object> response = response(once.answer());
    if (once.replayed()) {
      response.header(CallerKey.REPLAYED, "true");
    }
    return response;
  }

  private static ResponseBuilder<Object> response(Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      throw refusal(refused);
    }
    if (answer instanceof Answer.Done done) {
      boolean created = done.status() == Status.CREATED.getStatusCode();
      return ResponseBuilder.create(created ? Status.CREATED : Status.OK, body(done.body()));
    }
    return ResponseBuilder.create(Status.ACCEPTED, new Stored("stored", STORED));
  }

  private static Object body(byte[] bytes) {
    JsonNode json = AnswerBody.of(bytes);
    return json.isContainerNode() ? json : JsonNodeFactory.instance.objectNode();
  }

  private static RefusedException refusal(Answer.Refused refused) {
    String keys = refused.errorKeys().isEmpty() ? "" : " " + refused.errorKeys();
    String detail = "The vendor refused with status " + refused.status() + keys + ".";
    return RefusedException.of(
        switch (refused.status()) {
          case CONFLICT -> ProblemCode.CONFLICT;
          case NOT_FOUND -> ProblemCode.NOT_FOUND;
          default -> ProblemCode.VENDOR_REFUSED;
        },
        detail);
  }

  /** A request that the vendor processes in its own time. */
  record Stored(String state, String detail) {}
}
