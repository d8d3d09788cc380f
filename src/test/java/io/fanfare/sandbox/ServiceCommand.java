package io.fanfare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * How the packaged service is started, a jar or a native executable. Secrets are handed over in the
 * environment, since every user of the machine can read a command line.
 */
record ServiceCommand(List<String> arguments, Map<String, String> environment, Path log) {
  private static final Pattern SECRET =
      Pattern.compile(".*(password|secret|api-key|bootstrap-key|payload\\.key|webhooks\\.token)");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9]");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static ServiceCommand of(Ports ports, Map<String, String> configuration, List<String> jvm) {
    return of(jar(), ports, configuration, jvm);
  }

  static ServiceCommand of(
      Path jar, Ports ports, Map<String, String> configuration, List<String> jvm) {
    List<String> arguments = new ArrayList<>();
    Map<String, String> environment = new TreeMap<>();
    boolean isJar = jar.toString().endsWith(".jar");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    arguments.add((isJar ? java : jar).toString());
    arguments.add("-Xmx256m");
    arguments.addAll(isJar ? jvm : List.of());
    arguments.add("-Dquarkus.http.port=" + ports.service());
    arguments.add("-Dquarkus.management.port=" + ports.management());
    configuration.forEach(
        (name, value) -> {
          if (SECRET.matcher(name).matches()) {
            environment.put(variable(name), value);
          } else {
            arguments.add("-D" + name + "=" + value);
          }
        });
    arguments.addAll(isJar ? List.of("-jar", jar.toString()) : List.of());
    return new ServiceCommand(List.copyOf(arguments), environment, newLog(ports.service()));
  }

  Process start() {
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(arguments);
      builder.environment().putAll(environment);
      return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + arguments.get(0), e);
    }
  }

  /** The environment variable that means the same as a property. */
  private static String variable(String property) {
    return NOT_IN_NAMES.matcher(property).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  private static Path jar() {
    Path jar =
        Path.of(System.getProperty("fanfare.application", "target/quarkus-app/quarkus-run.jar"));
    if (!Files.isReadable(jar)) {
      throw new SandboxFailure(
          "There is no service at %s: run ./mvnw package first".formatted(jar.toAbsolutePath()));
    }
    return jar;
  }

  private static Path newLog(int port) {
    String name = "service-%d-%d.log".formatted(port, NUMBER.incrementAndGet());
    return Path.of("target", "service-logs", name).toAbsolutePath();
  }
}
