package io.fanfare.simulator.partner;

import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import java.util.Random;

/** The partner's own endpoints, without the envelope. */
public final class PartnerApi {
  private PartnerApi() {}

  public static Routes<Endpoint> routes(Directory directory, Random random) {
    Routes<Endpoint> routes = new Routes<>();
    new DirectoryCalls(directory, random).addTo(routes);
    new AccountLifeCalls(directory).addTo(routes);
    new UnsubscribeCalls(directory).addTo(routes);
    new WebhookCalls().addTo(routes);
    return routes;
  }
}
