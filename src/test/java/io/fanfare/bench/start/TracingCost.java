package io.fanfare.bench.start;

import io.fanfare.canary.Collector;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.access.FanfareApi;
import io.fanfare.sandbox.screen.Command;
import io.fanfare.sandbox.screen.Screen;
import io.fanfare.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The command: {@code ./mvnw -Pbench -Dbench.main=io.fanfare.bench.start.TracingCost}. The same
 * jobs with traces off, on but not sampled, and on and sent to a collector, in turn; what is
 * compared is the processor time of the service's process, which a busy machine moves less than it
 * moves time.
 */
public final class TracingCost {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
  private static final int ACCOUNTS = 200;
  private static final int RATE = 200;
  private static final int JOBS = 5;
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";

  private TracingCost() {}

  /** How jobs are followed. */
  enum Way {
    OFF,
    NOT_SAMPLED,
    SAMPLED
  }

  public static void main(String[] arguments) {
    Command.run(TracingCost::measure);
  }

  private static void measure(Screen screen) {
    Services.endAbandoned();
    Map<Way, List<Double>> costs = new EnumMap<>(Way.class);
    try (Services services = Services.start(vendor());
        Collector collector = Collector.start()) {
      for (int round = 1; round <= ROUNDS; round++) {
        for (Way way : Way.values()) {
          double cost = millisPerActivity(services, collector, way);
          costs.computeIfAbsent(way, none -> new ArrayList<>()).add(cost);
          screen.say("%s: %.3f ms of processor an activity".formatted(way, cost));
        }
      }
      screen.say("%d bodies at the collector".formatted(collector.bodies().size()));
    }
    costs.forEach((way, all) -> screen.say(line(way, all)));
  }

  private static SimulatorSettings vendor() {
    return SimulatorSettings.defaults()
        .withPopulation(Work.population(ACCOUNTS))
        .withRatePerSecond(RATE)
        .withTimeWarp(50);
  }

  private static double millisPerActivity(Services services, Collector collector, Way way) {
    Map<String, String> settings = new HashMap<>(services.configuration());
    settings.put("fanfare.quota.per-second", String.valueOf(RATE));
    settings.put("fanfare.directory.every", "off");
    settings.put("fanfare.prediction.longest-pause", "2s");
    settings.put("fanfare.prediction.cold-median", "2s");
    settings.put("quarkus.otel.sdk.disabled", String.valueOf(way == Way.OFF));
    settings.put("quarkus.otel.exporter.otlp.endpoint", collector.url());
    settings.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
    try (ServiceProcess service = ServiceProcess.start(settings)) {
      service.awaitReady(READY);
      FanfareApi api = new FanfareApi(service.baseUri());
      api.syncDirectory();
      run(api, way, 1);
      Duration before = spent(service);
      run(api, way, JOBS);
      return spent(service).minus(before).toMillis() / (double) (JOBS * ACCOUNTS);
    }
  }

  private static Duration spent(ServiceProcess service) {
    return service.handle().info().totalCpuDuration().orElseThrow();
  }

  private static void run(FanfareApi api, Way way, int count) {
    String parent = PARENT + (way == Way.SAMPLED ? "01" : "00");
    List<String> jobs =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    api.plain()
                        .send("POST", "/v1/jobs", Work.addToList(), "traceparent", parent)
                        .body())
            .map(body -> body.path("job_id").asText())
            .toList();
    for (String job : jobs) {
      if (!api.awaitFinished(job, LIMIT).path("state").asText().equals("finished")) {
        throw new SandboxFailure("The job " + job + " did not end in " + LIMIT);
      }
    }
  }

  private static String line(Way way, List<Double> costs) {
    return "%-11s  least %.3f, most %.3f ms of processor an activity (%d runs)"
        .formatted(
            way,
            costs.stream().min(Double::compare).orElseThrow(),
            costs.stream().max(Double::compare).orElseThrow(),
            costs.size());
  }
}
