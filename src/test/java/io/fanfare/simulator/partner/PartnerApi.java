package io.fanfare.simulator.partner;

import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.webhooks.Hooks;
import java.util.Random;

/** The partner's own endpoints, without the envelope. */
public final class PartnerApi {
  private PartnerApi() {}

  public static Routes<Endpoint> routes(Directory directory, Hooks hooks, Random random) {
    Routes<Endpoint> routes = new Routes<>();
    new DirectoryCalls(directory, random).addTo(routes);
    new AccountLifeCalls(directory, hooks).addTo(routes);
    new UnsubscribeCalls(directory).addTo(routes);
    new WebhookCalls(hooks).addTo(routes);
    return routes;
  }
}
