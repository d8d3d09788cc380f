package io.fanfare.constantcontact.probe;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a call of the probe reaches the vendor; each takes one of its allowance as it is written. */
public interface ProbeWire {

  /** {@code GET /partner/accounts}, the shortest page of it. */
  Uni<Raw> accounts();

  /**
   * {@code POST /partner/accounts/{id}/account_operations/sync} with that body, in the one account.
   */
  Uni<Raw> operate(byte[] body);

  /**
   * An answer. Printing it shows no body.
   *
   * @param sentAt when it was written
   * @param answeredAt when the answer was read
   * @param status 0 where none came
   * @param contentType null where there is none
   * @param headers names of all headers, in lower case
   */
  record Raw(
      Instant sentAt,
      Instant answeredAt,
      int status,
      @Nullable String contentType,
      Set<String> headers,
      byte[] body) {
    @Override
    public String toString() {
      return "Raw[status=" + status + ", bytes=" + body.length + "]";
    }
  }
}
