package io.fanfare.direct;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the vendor said to a call that certainly reached it. */
public sealed interface Answer {

  /** The vendor's status. */
  int status();

  /**
   * It ran and is over.
   *
   * @param body personal data, never to be logged; empty when there was none
   */
  record Done(int status, @Nullable String contentType, byte[] body) implements Answer {
    @Override
    public String toString() {
      return "Done[status=" + status + ", bytes=" + body.length + "]";
    }
  }

  /**
   * The vendor goes on with it as an activity of its own, which nobody here follows.
   *
   * @param state the vendor's word
   */
  record Begun(int status, String remoteId, String state) implements Answer {}

  /** The vendor keeps it and will do it in its own time; there is nothing to follow. */
  record Stored(int status) implements Answer {}

  /** The vendor refused it. */
  record Refused(int status, List<String> errorKeys) implements Answer {}
}
