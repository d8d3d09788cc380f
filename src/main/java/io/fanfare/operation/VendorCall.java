package io.fanfare.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call to the vendor on behalf of some account, ready for the {@link Envelope}. Printing it
 * shows neither payload nor values.
 *
 * @param method HTTP method, upper case
 * @param path path template, parameters not filled in
 * @param payload the inner body as JSON text, or null where there is none
 */
public record VendorCall(
    String method,
    String path,
    List<NameValue> pathParameters,
    List<NameValue> query,
    List<NameValue> headers,
    @Nullable String payload) {

  /** Keeps its own copies of the lists. */
  public VendorCall {
    pathParameters = List.copyOf(pathParameters);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  @Override
  public String toString() {
    String size = payload == null ? "no payload" : "payload of " + payload.length() + " characters";
    return "VendorCall[" + method + " " + path + ", " + size + "]";
  }
}
