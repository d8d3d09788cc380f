package io.fanfare.direct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is written down for a caller who asks again. Exactly one is set.
 *
 * @param unanswered what was said instead of an answer
 */
record Kept(
    Answer.@Nullable Done done,
    Answer.@Nullable Begun begun,
    Answer.@Nullable Stored stored,
    Answer.@Nullable Refused refused,
    @Nullable String unanswered) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Kept of(Answer answer) {
    return new Kept(
        answer instanceof Answer.Done done ? done : null,
        answer instanceof Answer.Begun begun ? begun : null,
        answer instanceof Answer.Stored stored ? stored : null,
        answer instanceof Answer.Refused refused ? refused : null,
        null);
  }

  static Kept unanswered(String detail) {
    return new Kept(null, null, null, null, detail);
  }

  static Kept read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Kept.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same answer again; throws the same refusal when there was none. */
  Answer answer() {
    if (unanswered != null) {
      throw Answers.unansweredAs(unanswered);
    }
    if (done != null) {
      return done;
    }
    if (begun != null) {
      return begun;
    }
    if (stored != null) {
      return stored;
    }
    if (refused != null) {
      return refused;
    }
    throw new IllegalStateException("An answer was kept empty");
  }
}
