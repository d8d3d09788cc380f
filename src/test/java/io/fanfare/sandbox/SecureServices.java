package io.fanfare.sandbox;

import io.fanfare.simulator.Simulator;
import io.fanfare.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * PostgreSQL, Kafka and the simulated vendor as a production has them: with certificates, a role
 * with a password, and no way in for the service but TLS. Tests themselves look in through the
 * plain doors that {@link Services} has.
 *
 * <p>{@link #close()} stops them and deletes their data, and also runs when the JVM ends in an
 * orderly way.
 */
public final class SecureServices implements AutoCloseable {
  private static final String ROLE = "fanfare";

  private final RunningParts parts;
  private final Certificates certificates;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final Simulator vendor;
  private final int kafkaOverTls;
  private final SimulatorSettings.Credentials credentials;
  private final URI vendorOverTls;
  private final String password = UUID.randomUUID().toString();

  private SecureServices(
      RunningParts parts,
      Certificates certificates,
      PostgresServer postgres,
      KafkaBroker kafka,
      Simulator vendor,
      int kafkaOverTls,
      SimulatorSettings.Credentials credentials) {
    this.parts = parts;
    this.certificates = certificates;
    this.postgres = postgres;
    this.kafka = kafka;
    this.vendor = vendor;
    this.kafkaOverTls = kafkaOverTls;
    this.credentials = credentials;
    this.vendorOverTls = vendor.overTls(certificates.keyStore(), Certificates.PASSWORD);
  }

  /** Starts all of them on free ports and returns when each one answers. */
  public static SecureServices start(SimulatorSettings simulator) {
    QuietLogs.apply();
    RunningParts parts = new RunningParts();
    try {
      return start(parts, simulator);
    } catch (CompletionException e) {
      parts.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static SecureServices start(RunningParts parts, SimulatorSettings simulator) {
    RunDirectory directory = parts.add(RunDirectory.create());
    Certificates certificates = Certificates.make(directory.path().resolve("certificates"));
    Ports ports = Ports.free();
    CompletableFuture<PostgresServer> postgres =
        parts.begin(
            () -> PostgresServer.start(directory, ports.postgres(), postgres(certificates)));
    CompletableFuture<KafkaBroker> kafka =
        parts.begin(
            () ->
                KafkaBroker.start(
                    directory,
                    ports.kafka(),
                    ports.kafkaController(),
                    ports.kafka(),
                    kafka(certificates, ports)));
    Simulator vendor = parts.add(Simulator.start(simulator.withPort(ports.simulator())));
    SecureServices services =
        new SecureServices(
            parts,
            certificates,
            postgres.join(),
            kafka.join(),
            vendor,
            ports.service(),
            simulator.credentials());
    services.admitRole(directory.postgres().resolve("pg_hba.conf"));
    return services;
  }

  private static Map<String, String> postgres(Certificates certificates) {
    return Map.of(
        "ssl", "on",
        "ssl_cert_file", certificates.authority().toString(),
        "ssl_key_file", certificates.key().toString());
  }

  private static Map<String, String> kafka(Certificates certificates, Ports ports) {
    String listeners =
        "PLAINTEXT://localhost:%d,SSL://localhost:%d".formatted(ports.kafka(), ports.service());
    return Map.of(
        "listeners",
        listeners + ",CONTROLLER://localhost:" + ports.kafkaController(),
        "advertised.listeners",
        listeners,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,SSL:SSL,CONTROLLER:PLAINTEXT",
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        certificates.keyStore().toString(),
        "ssl.keystore.password",
        Certificates.PASSWORD,
        "ssl.key.password",
        Certificates.PASSWORD);
  }

  /** The role comes in over TLS with its password, and in no other way. */
  private void admitRole(Path rules) {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement()) {
      String own =
          "hostssl all %1$s all scram-sha-256%nhostnossl all %1$s all reject%n".formatted(ROLE);
      Files.writeString(rules, own + Files.readString(rules));
      statement.execute("create role %s login password '%s'".formatted(ROLE, password));
      statement.execute("create database %1$s owner %1$s".formatted(ROLE));
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new SandboxFailure("PostgreSQL does not take its role", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whom the service must trust to believe these. */
  public Certificates certificates() {
    return certificates;
  }

  /** {@code host:port/database}. */
  public String database() {
    return postgres
        .reactiveUrl()
        .substring("postgresql://".length())
        .replace("/postgres", "/fanfare");
  }

  public String databaseUser() {
    return ROLE;
  }

  public String databasePassword() {
    return password;
  }

  /** Where Kafka takes TLS. */
  public String brokers() {
    return "localhost:" + kafkaOverTls;
  }

  /** Where Kafka takes anybody: for the test's own looks. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Where a test's own JDBC gets in, as user {@code postgres}. */
  public String jdbcUrl() {
    return postgres.jdbcUrl().replaceFirst("/postgres$", "/fanfare");
  }

  /** Where the vendor takes TLS. */
  public URI vendor() {
    return vendorOverTls;
  }

  /** The vendor's ledger, without TLS. */
  public URI simulator() {
    return vendor.baseUri();
  }

  /** What the vendor gave to the partner. */
  public SimulatorSettings.Credentials credentials() {
    return credentials;
  }

  /**
   * What the service needs to be told to use these, but for {@code javax.net.ssl.trustStore}, by
   * which it knows the vendor.
   *
   * @param trusted by whose certificates database and brokers are known; others are not believed
   */
  public Map<String, String> configuration(Certificates trusted) {
    Map<String, String> told = new TreeMap<>();
    String jdbc = "jdbc:postgresql://%s?sslmode=verify-full&sslrootcert=%s";
    told.put("quarkus.datasource.jdbc.url", jdbc.formatted(database(), trusted.authority()));
    String reactive = "quarkus.datasource.reactive.";
    told.put(reactive + "url", "postgresql://" + database());
    told.put(reactive + "postgresql.ssl-mode", "verify-full");
    told.put(reactive + "hostname-verification-algorithm", "HTTPS");
    told.put(reactive + "trust-certificate-pem", "true");
    told.put(reactive + "trust-certificate-pem.certs", trusted.authority().toString());
    told.put("quarkus.datasource.username", ROLE);
    told.put("quarkus.datasource.password", password);
    told.put("kafka.bootstrap.servers", brokers());
    told.put("kafka.security.protocol", "SSL");
    told.put("kafka.ssl.truststore.type", "PEM");
    told.put("kafka.ssl.truststore.location", trusted.authority().toString());
    told.putAll(SimulatedVendor.configuration(vendorOverTls, credentials));
    told.put("fanfare.payload.key", Services.newKey());
    told.put("fanfare.access.mode", "off");
    return told;
  }

  @Override
  public void close() {
    parts.close();
  }
}
