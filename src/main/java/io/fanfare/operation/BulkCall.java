package io.fanfare.operation;

import io.fanfare.operation.bulk.BulkRequest;
import io.fanfare.operation.strict.Fields;
import java.util.List;

/** Makes the call of a bulk operation out of its body, whichever way the body came. */
final class BulkCall {

  static final String FILE_HINT =
      "A file cannot be sent for an account: send the rows as text/csv to POST /v1/imports.";

  private BulkCall() {}

  /** Reads the body; what comes back is only good while there are no findings. */
  static CheckedRequest read(
      String name, BulkOperation bulk, Operation operation, List<NameValue> headers, Fields body) {
    BulkRequest request = bulk.read(body);
    return new CheckedRequest(
        name,
        operation,
        new VendorCall(
            operation.method(),
            operation.path(),
            List.of(),
            List.of(),
            headers,
            Payload.trimmed(body.node())),
        operation.destructive() || takesAllOffLists(bulk, request),
        request.items());
  }

  private static boolean takesAllOffLists(BulkOperation bulk, BulkRequest request) {
    return bulk == BulkOperation.REMOVE_LIST_MEMBERSHIPS && request.coversAllContacts();
  }
}
