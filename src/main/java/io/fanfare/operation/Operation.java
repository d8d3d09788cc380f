package io.fanfare.operation;

import java.util.List;

/**
 * One thing the vendor's V3 API can do for an account (API reference 3.0.178).
 *
 * @param id our stable name; for the bulk operations the last part of their path
 * @param method HTTP method, upper case
 * @param path path template below the API's base, {@code /contacts/{contact_id}}
 * @param pathParameters the template's parameters, in its order; all are required
 * @param queryParameters the query parameters it knows; whether one is required is the vendor's to
 *     say
 * @param successStatus the documented status; any other 2xx counts as success, too
 * @param destructive removes things and therefore needs a second person's approval
 * @param asynchronous answers with an activity that must be polled
 * @param personalData its request body carries people's data
 */
public record Operation(
    String id,
    String method,
    String path,
    List<String> pathParameters,
    List<String> queryParameters,
    int successStatus,
    boolean destructive,
    boolean asynchronous,
    boolean personalData) {

  /** Whether the vendor takes a body: POST, PUT and PATCH do. */
  public boolean takesBody() {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }
}
