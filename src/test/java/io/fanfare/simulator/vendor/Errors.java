package io.fanfare.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The error bodies: services answer an array of objects, the gateway one object. Keys are the
 * vendor's, messages are ours.
 */
public final class Errors {
  private Errors() {}

  public static Reply malformed() {
    return service(400, "http.status.bad_request", "The body is not valid JSON.");
  }

  public static Reply invalid(String message) {
    return service(400, "contacts.api.validation.error", message);
  }

  public static Reply notFound(String what) {
    return service(404, "contacts.api.not_found", what + " was not found.");
  }

  public static Reply conflict(String message) {
    return service(409, "contacts.api.conflict", message);
  }

  public static Reply methodNotAllowed() {
    return service(405, "http.status.method_not_allowed", "This path has no such method.");
  }

  /** The third 429: its key is neither of the two documented ones. */
  public static Reply queueFull(int limit) {
    return service(429, "activities.api.queue.full", "More than " + limit + " queued activities.");
  }

  public static Reply throttled() {
    return gateway(429, "throttled", "Too Many Requests");
  }

  public static Reply quotaExceeded() {
    return gateway(429, "quota_exceeded", "Limit Exceeded");
  }

  public static Reply unauthorized() {
    return gateway(401, "unauthorized", "Unauthorized");
  }

  public static Reply forbidden() {
    return gateway(403, "forbidden", "Forbidden");
  }

  public static Reply tooLarge() {
    return Reply.json(413, Json.object().put("message", "Request Too Long"));
  }

  public static Reply service(int status, String key, String message) {
    return Reply.json(status, Json.array().add(error(key, message)));
  }

  public static Reply gateway(int status, String key, String message) {
    return Reply.json(status, error(key, message));
  }

  private static ObjectNode error(String key, String message) {
    return Json.object().put("error_key", key).put("error_message", message);
  }
}
