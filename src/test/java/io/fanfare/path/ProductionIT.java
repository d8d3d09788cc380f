package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.documents.Block;
import io.fanfare.documents.Page;
import io.fanfare.documents.Shell;
import io.fanfare.sandbox.Ports;
import io.fanfare.sandbox.SecureServices;
import io.fanfare.sandbox.access.Store;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Takes the steps of {@code docs/operations.md} as they stand there, from the packaged jar to a
 * finished job, with services that prove who they are and take nothing but TLS.
 */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class ProductionIT {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String PAGE = "docs/operations.md";
  private static final int RATE = 4;
  private static final String CONNECTIONS =
      """
      select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
       where usename = 'fanfare' and ssl = %s
      """;

  @TempDir private static Path work;
  private static SecureServices services;
  private static Shell shell;

  @BeforeAll
  static void start() {
    services = SecureServices.start(SimulatorSettings.defaults().withRatePerSecond(RATE));
    shell = new Shell(ROOT, work, Map.of());
    shell.run(new Block("given", 1, "Given", given(), Block.Where.PRODUCTION, Set.of(), List.of()));
  }

  @AfterAll
  static void stop() throws IOException {
    Path pid = work.resolve("fanfare/fanfare.pid");
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
    services.close();
  }

  /** What the page asks its reader to fill in. */
  private static String given() {
    String java = "-Xmx256m -Djavax.net.ssl.trustStore=" + services.certificates().trustStore();
    Map<String, String> given =
        new TreeMap<>(
            Map.of(
                "DATABASE", services.database(),
                "DATABASE_USER", services.databaseUser(),
                "DATABASE_PASSWORD", services.databasePassword(),
                "BROKERS", services.brokers(),
                "AUTHORITY", services.certificates().authority().toString(),
                "VENDOR", services.vendor() + "/v3",
                "TOKENS", services.vendor() + "/partners/oauth2/default/v1/token",
                "JAVA_OPTIONS", java));
    given.put("CLIENT_ID", services.credentials().clientId());
    given.put("CLIENT_SECRET", services.credentials().clientSecret());
    given.put("API_KEY", services.credentials().apiKey());
    Ports ports = Ports.free();
    given.put("PORT", String.valueOf(ports.service()));
    given.put("MANAGEMENT_PORT", String.valueOf(ports.management()));
    return given.entrySet().stream()
        .map(each -> "%s='%s'%n".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  @TestFactory
  Stream<DynamicTest> shouldTakeTheStepsOfThePage() {
    List<Block> steps =
        Page.blocks(ROOT, PAGE).stream()
            .filter(block -> block.where() == Block.Where.PRODUCTION)
            .toList();
    assertThat(steps).hasSizeGreaterThan(4);
    return steps.stream().map(step -> DynamicTest.dynamicTest(step.title(), () -> run(step)));
  }

  /** While the job of a step is fresh in memory: every connection of the service was over TLS. */
  private static void run(Block step) {
    shell.run(step);
    Store store = new Store(services.jdbcUrl());
    assertThat(store.number(CONNECTIONS.formatted("false"))).isZero();
    if (step.text().contains("outcome") || step.text().contains("/jobs")) {
      assertThat(store.number(CONNECTIONS.formatted("true"))).isPositive();
    }
  }
}
