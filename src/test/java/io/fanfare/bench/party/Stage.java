package io.fanfare.bench.party;

import io.fanfare.bench.workload.Workload;
import io.fanfare.sandbox.ServicesApart;
import io.fanfare.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;

/**
 * What a party works with.
 *
 * @param services Fanfare's alone; the peers keep nothing
 * @param vendor where the simulator listens
 * @param listId of a list that every account has
 * @param directory for logs and files of this party
 */
public record Stage(
    Workload workload, ServicesApart services, URI vendor, String listId, Path directory) {

  /** What the vendor's partner endpoints want to know. */
  public SimulatorSettings.Credentials credentials() {
    return SimulatorSettings.defaults().credentials();
  }

  public URI api() {
    return vendor.resolve("/v3");
  }

  public URI tokens() {
    return vendor.resolve("/partners/oauth2/default/v1/token");
  }
}
