package io.fanfare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The packaged artefact's command {@code probe}, run to its end. */
public final class ProbeProcess {
  private static final long LIMIT_SECONDS = 180;

  private ProbeProcess() {}

  /**
   * How it ended.
   *
   * @param printed both streams
   */
  public record Ended(int code, String printed) {}

  /** Against a simulated vendor with its default credentials and no database. */
  public static Ended run(URI vendor, int perSecond, String... arguments)
      throws InterruptedException {
    return run(
        Map.of(
            "fanfare.constant-contact.url",
            vendor + "/v3",
            "fanfare.constant-contact.token-url",
            vendor + "/partners/oauth2/default/v1/token",
            "fanfare.constant-contact.client-id",
            "sim-client",
            "fanfare.constant-contact.client-secret",
            "sim-secret",
            "fanfare.constant-contact.api-key",
            "sim-key",
            "fanfare.quota.per-second",
            String.valueOf(perSecond)),
        arguments);
  }

  /** With that configuration. */
  public static Ended run(Map<String, String> configuration, String... arguments)
      throws InterruptedException {
    ServiceCommand command = ServiceCommand.of(Ports.free(), configuration, List.of());
    List<String> line = new ArrayList<>(command.arguments());
    line.add("probe");
    line.addAll(List.of(arguments));
    ServiceCommand probe =
        new ServiceCommand(List.copyOf(line), new TreeMap<>(command.environment()), command.log());
    Process process = probe.start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Ended(process.exitValue(), printed(probe.log()));
  }

  private static String printed(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
