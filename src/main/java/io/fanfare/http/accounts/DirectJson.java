package io.fanfare.http.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.direct.Answer;
import io.fanfare.http.AnswerBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's answer to one call. What does not belong to the kind of answer is left out.
 *
 * @param status the vendor's own
 * @param body the answer as JSON where it is, else as text; left out when it was empty
 * @param errorKeys the vendor's words for why it refused
 * @param activity set when the vendor goes on with it as an activity
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectJson(
    int status,
    @Nullable JsonNode body,
    @Nullable List<String> errorKeys,
    @Nullable RemoteJson activity) {
  /** An activity of the vendor's that nobody here follows. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RemoteJson(String remoteId, String state) {}

  static DirectJson of(Answer answer) {
    if (answer instanceof Answer.Done done) {
      return new DirectJson(done.status(), body(done.body()), null, null);
    }
    if (answer instanceof Answer.Begun begun) {
      RemoteJson activity = new RemoteJson(begun.remoteId(), begun.state());
      return new DirectJson(begun.status(), null, null, activity);
    }
    if (answer instanceof Answer.Stored) {
      return new DirectJson(answer.status(), null, null, null);
    }
    Answer.Refused refused = (Answer.Refused) answer;
    return new DirectJson(refused.status(), null, refused.errorKeys(), null);
  }

  private static @Nullable JsonNode body(byte[] bytes) {
    return bytes.length == 0 ? null : AnswerBody.of(bytes);
  }
}
