package io.fanfare.simulator.operations;

import io.fanfare.simulator.bulk.BulkOperations;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.routing.Routes;

/** The whole API of one client account: real operations first, documented shapes for the rest. */
public final class AccountApi {
  private AccountApi() {}

  /** {@code size}: where an import is cut; {@code newestFirst}: the order of activities. */
  public static Routes<Operation> routes(SizeRule size, boolean newestFirst) {
    Routes<Operation> routes = new Routes<>();
    BulkOperations bulk = new BulkOperations(size);
    for (String name : bulk.names()) {
      routes.add(
          "POST", "/activities/" + name, (account, call) -> bulk.submit(name, account, call));
    }
    ActivityCalls.addTo(routes, newestFirst);
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
