package io.fanfare.bench.vendor;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.bench.workload.Vendor;
import io.fanfare.bench.workload.Workload;
import io.fanfare.sandbox.ChildProcess;
import io.fanfare.sandbox.JsonHttp;
import io.fanfare.sandbox.Ports;
import io.fanfare.simulator.SimulatorMain;
import io.fanfare.simulator.vendor.Ids;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The simulated vendor in a JVM of its own. Every party gets a fresh one with the same settings and
 * seed: the same accounts, the same durations, the same luck, nothing left over and nothing warmed
 * up by the party before.
 */
public final class SimulatorProcess implements AutoCloseable {
  /** In every account, with the same id. */
  private static final String LIST = Ids.SHARED + "newsletter";

  private static final int HEAP = 2_048;
  private static final int UNLIMITED = 1_000_000_000;
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChildProcess process;
  private final URI baseUri;
  private final JsonHttp http;

  private SimulatorProcess(ChildProcess process, int port) {
    this.process = process;
    this.baseUri = URI.create("http://localhost:" + port);
    this.http = new JsonHttp(baseUri);
  }

  /** Starts one and returns when it answers. */
  public static SimulatorProcess start(Workload workload, Path logs) {
    int port = Ports.free().simulator();
    ChildProcess process =
        ChildProcess.java(
            SimulatorMain.class, HEAP, options(workload, port), logs.resolve("simulator.log"));
    SimulatorProcess simulator = new SimulatorProcess(process, port);
    await("the simulator, which logs to " + process.log())
        .atMost(START_LIMIT)
        .ignoreExceptions()
        .until(() -> simulator.summary().has("requests"));
    return simulator;
  }

  private static List<String> options(Workload workload, int port) {
    Vendor vendor = workload.vendor();
    return List.of(
        "--port=" + port,
        "--seed=" + workload.seed(),
        "--accounts=" + vendor.accounts(),
        "--contacts=0",
        "--lists=" + LIST,
        "--rate=" + vendor.rate(),
        "--daily-quota=" + UNLIMITED,
        "--median-ms=" + vendor.median().toMillis(),
        "--sigma=" + vendor.sigma(),
        "--cap-ms=" + vendor.cap().toMillis(),
        "--time-warp=" + vendor.warp(),
        "--one-way-ms=" + vendor.oneWay().toMillis(),
        "--jitter-ms=" + vendor.jitter().toMillis());
  }

  public URI baseUri() {
    return baseUri;
  }

  public ProcessHandle handle() {
    return process.handle();
  }

  /** The list that every account has. */
  public static String listId() {
    return Ids.list("any", LIST);
  }

  /** Switches a fault on. */
  public void disturb(String fault) {
    try {
      http.post("/_sim/faults", JSON.readTree(fault));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(fault, e);
    }
  }

  /** Everything that was asked of it so far. */
  public Ledger ledger() {
    return Ledger.read(http);
  }

  private JsonNode summary() {
    return http.get("/_sim/ledger/summary");
  }

  @Override
  public void close() {
    process.close();
  }
}
