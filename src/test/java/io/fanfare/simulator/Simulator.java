package io.fanfare.simulator;

import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.accounts.Seed;
import io.fanfare.simulator.activities.ActivityDesk;
import io.fanfare.simulator.activities.DurationModel;
import io.fanfare.simulator.faults.FaultBox;
import io.fanfare.simulator.http.Distance;
import io.fanfare.simulator.http.Door;
import io.fanfare.simulator.http.UnwiredVendor;
import io.fanfare.simulator.http.Vendor;
import io.fanfare.simulator.http.VendorServer;
import io.fanfare.simulator.ledger.Ledger;
import io.fanfare.simulator.ledger.LedgerObserver;
import io.fanfare.simulator.limits.DayQuota;
import io.fanfare.simulator.limits.Tokens;
import io.fanfare.simulator.operations.AccountApi;
import io.fanfare.simulator.partner.PartnerApi;
import io.fanfare.simulator.partner.Switchboard;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorClock;
import io.fanfare.simulator.webhooks.Hooks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/**
 * A running stand-in for the vendor. The API is at {@code baseUri + "/v3"}, tokens at {@code
 * baseUri + "/partners/oauth2/default/v1/token"}, the view behind it at {@code baseUri + "/_sim"}.
 */
public final class Simulator implements AutoCloseable {
  private final VendorServer server;

  private Simulator(VendorServer server) {
    this.server = server;
  }

  /** Starts it on loopback; a port that is taken is an {@link IllegalStateException}. */
  public static Simulator start(SimulatorSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** With a clock of the caller's; the rate limit still runs on the machine's. */
  public static Simulator start(SimulatorSettings settings, Clock source) {
    Vendor vendor = vendor(settings, new VendorClock(source, settings.timing().dayWarp()));
    return new Simulator(
        new VendorServer(vendor, door(settings), distance(settings), settings.port()));
  }

  /** The vendor without its HTTP server, in the time of that clock. */
  public static UnwiredVendor unwired(SimulatorSettings settings, Clock source) {
    Vendor vendor = vendor(settings, new VendorClock(source, settings.timing().dayWarp()));
    return new UnwiredVendor(vendor, door(settings));
  }

  private static Door door(SimulatorSettings settings) {
    SimulatorSettings.Quirks quirks = settings.quirks();
    int rate = settings.limits().ratePerSecond();
    return new Door(quirks.window().limit(rate, quirks.burst()), quirks.proxiedCost());
  }

  private static Distance distance(SimulatorSettings settings) {
    SimulatorSettings.Distance asked = settings.timing().distance();
    return new Distance(asked.oneWay(), asked.jitter(), new Random(settings.seed() + 4));
  }

  private static Vendor vendor(SimulatorSettings settings, VendorClock clock) {
    Ledger ledger = new Ledger();
    FaultBox faults = new FaultBox(new Random(settings.seed() + 1), System::nanoTime);
    SimulatorSettings.Population people = settings.population();
    Directory directory =
        new Directory(
            new Seed(people.contacts(), people.lists(), people.tags()),
            desk(settings, clock, ledger, faults),
            people.accounts());
    SimulatorSettings.Credentials known = settings.credentials();
    Hooks hooks = new Hooks(known.apiKey(), known.clientSecret());
    return new Vendor(
        clock,
        ledger,
        faults,
        directory,
        new Tokens(settings.timing().tokenLifetime(), new Random(settings.seed() + 2)),
        new DayQuota(settings.limits().dailyQuota()),
        switchboard(settings, directory, hooks),
        hooks,
        new Vendor.Credentials(known.clientId(), known.clientSecret(), known.apiKey()));
  }

  private static ActivityDesk desk(
      SimulatorSettings settings, VendorClock clock, Ledger ledger, FaultBox faults) {
    SimulatorSettings.Timing timing = settings.timing();
    SimulatorSettings.Durations asked = timing.durations();
    return new ActivityDesk(
        new Random(settings.seed()),
        new DurationModel(
            asked.median(),
            asked.sigma(),
            asked.medians(),
            asked.cap(),
            timing.timeWarp(),
            settings.seed()),
        settings.limits().queued(),
        clock::stretch,
        faults::onActivity,
        new LedgerObserver(ledger));
  }

  private static Switchboard switchboard(
      SimulatorSettings settings, Directory directory, Hooks hooks) {
    SimulatorSettings.Quirks quirks = settings.quirks();
    return new Switchboard(
        directory,
        PartnerApi.routes(directory, hooks, new Random(settings.seed() + 3)),
        AccountApi.routes(quirks.size(), quirks.newestFirst()),
        reply -> outOfEnvelope(reply, quirks));
  }

  private static Reply outOfEnvelope(Reply reply, SimulatorSettings.Quirks quirks) {
    Reply shown = reply;
    if (quirks.exportAsJsonString() && reply.contentType().equals("text/csv")) {
      shown = Reply.json(reply.status(), Json.array().add(reply.body()).get(0));
    }
    return quirks.statuses().shown(shown);
  }

  public int port() {
    return server.port();
  }

  public URI baseUri() {
    return URI.create("http://localhost:" + port());
  }

  /** Answers over TLS too, on a port of its own, with the identity in a PKCS #12 store. */
  public URI overTls(Path keyStore, String password) {
    return URI.create("https://localhost:" + server.listenOverTls(keyStore, password));
  }

  /** Stops at once; open connections are cut. */
  @Override
  public void close() {
    server.close();
  }
}
