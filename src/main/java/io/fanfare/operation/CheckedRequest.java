package io.fanfare.operation;

/**
 * A request that keeps every rule of its operation. Only {@link RequestRules} should make one.
 *
 * @param name what the caller asked for: a bulk operation's name, or {@code api_request}
 * @param operation what the vendor is asked to do
 * @param call the call that asks for it
 * @param destructive whether this very request removes things: the operation's flag, or a list
 *     removal for all contacts
 * @param items rows or ids in it, 1 or more: by them the vendor's time is judged
 */
public record CheckedRequest(
    String name, Operation operation, VendorCall call, boolean destructive, int items) {

  public CheckedRequest {
    items = Math.max(items, 1);
  }

  /** As destructive as its operation, and about one thing. */
  public CheckedRequest(String name, Operation operation, VendorCall call) {
    this(name, operation, call, operation.destructive(), 1);
  }
}
