package io.fanfare.sandbox;

import io.fanfare.simulator.Simulator;
import io.fanfare.simulator.SimulatorSettings;
import java.net.URI;
import java.util.Map;

/** The one place that knows how the simulator is started and what it accepts as credentials. */
final class SimulatedVendor implements AutoCloseable {
  private final Simulator simulator;
  private final SimulatorSettings.Credentials credentials;

  private SimulatedVendor(Simulator simulator, SimulatorSettings.Credentials credentials) {
    this.simulator = simulator;
    this.credentials = credentials;
  }

  static SimulatedVendor start(SimulatorSettings settings, int port) {
    return new SimulatedVendor(Simulator.start(settings.withPort(port)), settings.credentials());
  }

  URI baseUri() {
    return simulator.baseUri();
  }

  /** What the service needs to be told to call this vendor. */
  Map<String, String> configuration() {
    return configuration(baseUri(), credentials);
  }

  static Map<String, String> configuration(URI base, SimulatorSettings.Credentials credentials) {
    return Map.of(
        "fanfare.constant-contact.url", base + "/v3",
        "fanfare.constant-contact.token-url", base + "/partners/oauth2/default/v1/token",
        "fanfare.constant-contact.client-id", credentials.clientId(),
        "fanfare.constant-contact.client-secret", credentials.clientSecret(),
        "fanfare.constant-contact.api-key", credentials.apiKey());
  }

  @Override
  public void close() {
    simulator.close();
  }
}
