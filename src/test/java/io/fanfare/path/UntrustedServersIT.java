package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.sandbox.Certificates;
import io.fanfare.sandbox.SecureServices;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.access.FanfareApi;
import io.fanfare.sandbox.access.Health;
import io.fanfare.sandbox.access.JsonApi.Answer;
import io.fanfare.sandbox.access.Store;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A server whose certificate nobody vouches for is not talked to, and never without TLS instead.
 */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class UntrustedServersIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String DISTRUST = "(?s).*(PKIX|certificate_unknown|unable to find valid).*";
  private static final String CONNECTED =
      "select count(*) from pg_stat_activity where usename = 'fanfare'";

  @TempDir private static Path directory;
  private static SecureServices services;
  private static Certificates strangers;

  @BeforeAll
  static void start() {
    services = SecureServices.start(SimulatorSettings.defaults());
    strangers = Certificates.make(directory.resolve("strangers"));
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void shouldNotStartOnADatabaseThatItDoesNotTrust() throws Exception {
    // Given
    Map<String, String> told = told(strangers, Map.of());

    // When
    try (ServiceProcess service = ServiceProcess.start(told, trusting(services.certificates()))) {
      int code = service.ended().get(LIMIT.toSeconds(), TimeUnit.SECONDS);

      // Then
      assertThat(code).isNotZero();
      assertThat(Files.readString(service.log())).matches(DISTRUST);
    }
  }

  @Test
  void shouldNotServeFromADatabaseThatItDoesNotTrust() throws IOException {
    // Given
    Map<String, String> told = told(strangers, Map.of("quarkus.flyway.migrate-at-start", "false"));

    // When
    try (ServiceProcess service = ServiceProcess.start(told, trusting(services.certificates()))) {
      Health health = new Health(service.managementUri());
      await().atMost(LIMIT).until(() -> !service.isAlive() || isUnready(health));

      // Then
      assertThat(new Store(services.jdbcUrl()).number(CONNECTED)).isZero();
      assertThat(Files.readString(service.log())).matches(DISTRUST);
    }
  }

  @Test
  void shouldSendNothingToAVendorOrABrokerThatItDoesNotTrust() throws IOException {
    // Given
    Map<String, String> told = told(services.certificates(), Map.of());
    told.put("kafka.ssl.truststore.location", strangers.authority().toString());
    VendorDesk vendor = new VendorDesk(services.simulator());

    // When
    try (ServiceProcess service = ServiceProcess.start(told, trusting(strangers))) {
      service.awaitReady(LIMIT);
      FanfareApi api = new FanfareApi(service.baseUri());
      Answer sync = api.plain().send("POST", "/v1/directory-syncs", null);

      // Then
      assertThat(sync.isGood()).isFalse();
      assertThat(vendor.calls()).isEmpty();
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(Files.readString(service.log())).contains("SSL handshake failed"));
    }
  }

  private static boolean isUnready(Health health) {
    try {
      return health.readiness().status() == 503;
    } catch (RuntimeException notListening) {
      return false;
    }
  }

  private static Map<String, String> told(Certificates trusted, Map<String, String> more) {
    Map<String, String> told = new TreeMap<>(services.configuration(trusted));
    told.put("quarkus.flyway.connect-retries", "1");
    told.putAll(more);
    return told;
  }

  private static List<String> trusting(Certificates vendor) {
    return List.of("-Djavax.net.ssl.trustStore=" + vendor.trustStore());
  }
}
