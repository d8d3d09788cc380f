package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.documents.Block;
import io.fanfare.documents.Page;
import io.fanfare.documents.Shell;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.demo.SandboxSettings;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Pastes every block of commands of the README, then of each page below {@code docs}, into a shell
 * beside the sandbox's services. Every block must end well and every answer be a success; {@link
 * Page} says how a block states something else. Each page begins with nothing but the variables
 * that the README's first block is there to set.
 *
 * <p>Only the key's rate and the pauses between looks differ from the sandbox, so that the blocks'
 * own waiting is over sooner.
 */
@ResourceLock(Lanes.THIRD)
class DocumentsIT {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String FIRST = "README.md";
  private static final Set<String> GIVEN = Set.of("API", "TAG", "LIST", "JSON");
  private static final int RATE = 40;
  private static final Duration READY = Duration.ofSeconds(90);

  @TempDir private static Path work;
  private static Services services;
  private static ServiceProcess service;
  private static Shell shell;

  @BeforeAll
  static void start() {
    SimulatorSettings vendor = SandboxSettings.of(new Properties()).simulator();
    services = Services.start(vendor.withRatePerSecond(RATE));
    Map<String, String> configuration = new HashMap<>(services.configuration());
    configuration.put("fanfare.quota.per-second", String.valueOf(RATE));
    configuration.put("fanfare.prediction.longest-pause", "2s");
    service = ServiceProcess.start(configuration);
    service.awaitReady(READY);
    shell =
        new Shell(
            ROOT,
            work,
            Map.of(
                "http://localhost:8080", service.baseUri().toString(),
                "http://localhost:9000", service.managementUri().toString(),
                "http://localhost:18080", services.simulator().toString(),
                "localhost:19092", services.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    service.close();
    services.close();
  }

  @TestFactory
  Stream<DynamicContainer> every_block_works_when_it_is_pasted_into_the_sandbox() {
    List<Block> readme = Page.blocks(ROOT, FIRST);
    assertThat(readme).isNotEmpty();
    return Stream.concat(Stream.of(FIRST), pages()).map(DocumentsIT::tests);
  }

  private static Stream<String> pages() {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      List<String> pages =
          files
              .map(file -> "docs/" + file.getFileName())
              .filter(page -> page.endsWith(".md"))
              .sorted()
              .toList();
      return pages.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DynamicContainer tests(String page) {
    Stream<DynamicTest> blocks =
        Page.blocks(ROOT, page).stream()
            .filter(Block::runs)
            .map(block -> DynamicTest.dynamicTest(block.title(), () -> shell.run(block)));
    DynamicTest fresh = DynamicTest.dynamicTest(page + " begins", () -> shell.keepOnly(GIVEN));
    return DynamicContainer.dynamicContainer(page, Stream.concat(Stream.of(fresh), blocks));
  }
}
