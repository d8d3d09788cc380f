package io.fanfare.bench.party;

import io.fanfare.sandbox.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The packaged service with PostgreSQL and Kafka. */
public final class FanfareParty implements Party {
  /** What all figures about Fanfare are filed under. */
  public static final String NAME = "fanfare";

  private static final Duration READY_LIMIT = Duration.ofMinutes(2);

  /** As src/main/docker/Dockerfile.jvm starts it. */
  private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1");

  private static final Path EXAMPLES = Path.of("docs/examples");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  /** Its user sends a job and reads events. */
  @Override
  public List<Path> glue() {
    return List.of(EXAMPLES.resolve("SendJob.java"), EXAMPLES.resolve("ReadEvents.java"));
  }

  @Override
  public Effort prepare(Stage stage) {
    ServiceProcess service = ServiceProcess.start(FanfareSettings.of(stage), JVM);
    service.awaitReady(READY_LIMIT);
    return new FanfareEffort(stage, service);
  }
}
