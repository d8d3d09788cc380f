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
 * @param direct a partner endpoint, called for the account in its path and not inside the envelope
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
    boolean personalData,
    boolean direct) {

  /** One that goes inside the envelope. */
  public Operation(
      String id,
      String method,
      String path,
      List<String> pathParameters,
      List<String> queryParameters,
      int successStatus,
      boolean destructive,
      boolean asynchronous,
      boolean personalData) {
    this(
        id,
        method,
        path,
        pathParameters,
        queryParameters,
        successStatus,
        destructive,
        asynchronous,
        personalData,
        false);
  }

  /** Whether the vendor takes a body: POST, PUT and PATCH do. */
  public boolean takesBody() {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }
}
