package io.fanfare.simulator.operations;

import io.fanfare.simulator.bulk.BulkOperations;
import io.fanfare.simulator.routing.Routes;

/** The whole API of one client account: real operations first, documented shapes for the rest. */
public final class AccountApi {
  private AccountApi() {}

  /** {@code countOuter}: whether the 4 MB of an import apply to the whole outer body. */
  public static Routes<Operation> routes(boolean countOuter) {
    Routes<Operation> routes = new Routes<>();
    BulkOperations bulk = new BulkOperations(countOuter);
    for (String name : bulk.names()) {
      routes.add(
          "POST", "/activities/" + name, (account, call) -> bulk.submit(name, account, call));
    }
    ActivityCalls.addTo(routes);
    ContactCalls.addTo(routes);
    ListCalls.addTo(routes);
    TagCalls.addTo(routes);
    CustomFieldCalls.addTo(routes);
    SegmentCalls.addTo(routes);
    AccountServiceCalls.addTo(routes);
    SampleCalls.addTo(routes);
    return routes;
  }
}
