package io.fanfare.simulator.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The subscriptions, and where their topics are told of. One thread only. */
public final class Hooks implements AutoCloseable {
  /** Topic ids are positions in it, from 1. */
  public static final List<String> EVENTS =
      List.of("tier.increase", "tier.decrease", "account.cancel", "account.disable");

  private static final String SAMPLE = "a07e1my9tbw0";

  private final Map<Integer, String> addresses = new TreeMap<>();
  private final Deliveries deliveries;
  private final String apiKey;

  /** With nothing subscribed and nowhere to deliver to. */
  public Hooks(String apiKey, String secret) {
    this.apiKey = apiKey;
    this.deliveries = new Deliveries(secret);
  }

  /** Addresses by topic, to be changed in place. */
  public Map<Integer, String> addresses() {
    return addresses;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  /** Tells of an account, when somebody has subscribed to the topic. */
  public void tell(int topic, String account) {
    URI address = address(topic);
    if (address != null) {
      deliveries.send(address, body(topic, account));
    }
  }

  /** Sends example data. */
  public void sample(int topic) {
    tell(topic, SAMPLE);
  }

  /** Sends so many bodies at once, each account in its turn, as somebody would who is not us. */
  public void flood(int topic, int count, List<String> accounts) {
    URI address = address(topic);
    for (int i = 0; address != null && i < count; i++) {
      deliveries.post(address, body(topic, accounts.get(i % accounts.size())));
    }
  }

  private @Nullable URI address(int topic) {
    String address = addresses.get(topic);
    return address == null ? null : deliveries.near(URI.create(address));
  }

  private String body(int topic, String account) {
    ObjectNode body = Json.object();
    body.put("url", "https://api.cc.email/v3/partner/accounts/" + account + "/plan");
    return Json.write(body.put("api_key", apiKey).put("event_type", EVENTS.get(topic - 1)));
  }

  @Override
  public void close() {
    deliveries.close();
  }
}
