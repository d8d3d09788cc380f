package io.fanfare.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The packaged service as a process of its own, to be killed and started again. The jar is that of
 * the system property {@code fanfare.application}, else the one in {@code target}; what it prints
 * goes to {@link #log()}.
 *
 * <p>It never outlives an orderly end of this JVM.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST_LIMIT).build();
  private final Process process;
  private final Path log;
  private final URI baseUri;
  private final URI managementUri;

  private final RunDirectory directory = RunDirectory.create();

  private ServiceProcess(ServiceCommand command, Ports ports) {
    this.process = command.start();
    this.log = command.log();
    this.baseUri = URI.create("http://localhost:" + ports.service());
    this.managementUri = URI.create("http://localhost:" + ports.management());
    directory.remember(process.toHandle());
    AtExit.add(this);
  }

  /** Starts the service on free ports with {@code configuration}; it is not ready yet. */
  public static ServiceProcess start(Map<String, String> configuration) {
    return start(Ports.free(), configuration);
  }

  /** As {@link #start(Map)}, with arguments for its JVM. */
  public static ServiceProcess start(Map<String, String> configuration, List<String> jvm) {
    return start(Ports.free(), configuration, jvm);
  }

  /** As {@link #start(Map)}, on the given ports. */
  public static ServiceProcess start(Ports ports, Map<String, String> configuration) {
    return start(ports, configuration, List.of());
  }

  private static ServiceProcess start(
      Ports ports, Map<String, String> configuration, List<String> jvm) {
    return new ServiceProcess(ServiceCommand.of(ports, configuration, jvm), ports);
  }

  /** Returns when the service says that it is ready; fails at once when it has ended instead. */
  public void awaitReady(Duration limit) {
    try {
      await("readiness").atMost(limit).until(() -> !process.isAlive() || isReady());
    } catch (ConditionTimeoutException e) {
      throw new SandboxFailure("The service was not ready in %s: see %s".formatted(limit, log), e);
    }
    if (!process.isAlive()) {
      throw new SandboxFailure(
          "The service ended with code %d: see %s".formatted(process.exitValue(), log));
    }
  }

  public URI baseUri() {
    return baseUri;
  }

  /** Where health, metrics and the API's description are. */
  public URI managementUri() {
    return managementUri;
  }

  /** What the process has printed so far. */
  public Path log() {
    return log;
  }

  /** Completes with the exit code when the process has ended, for whatever reason. */
  public CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** The process itself, for whoever reads what it costs. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, as a lost machine would look to the database and to the vendor. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM, and SIGKILL when that is not enough. Answers how long it took. */
  public Duration stop() {
    Instant told = Instant.now();
    process.destroy();
    awaitEnd();
    return Duration.between(told, Instant.now());
  }

  /** SIGSTOP: it stands still, connections open, as a paused virtual machine would. */
  public void pause() {
    Signals.send(Signals.STOP, process.toHandle());
  }

  /** SIGCONT, after {@link #pause()}. */
  public void resume() {
    Signals.send(Signals.CONTINUE, process.toHandle());
  }

  /** Bytes of live objects, counted after a full collection. */
  public long usedHeapAfterGc() {
    return HeapHistogram.of(process.pid()).totalBytes();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
    forget();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      forget();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Its number may belong to another process soon. */
  private void forget() {
    directory.close();
    AtExit.remove(this);
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(managementUri.resolve("/q/health/ready"))
            .timeout(REQUEST_LIMIT)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }
}
