package io.fanfare.bench.party;

import io.fanfare.sandbox.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Node script with p-limit and Bottleneck, its packages as the lock file says. */
public final class NodeParty implements Party {
  private static final Path SOURCES = Path.of("src/test/resources/bench/node");
  private static final Path HOME = Path.of("target/bench/node").toAbsolutePath();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "peer.mjs", "partner-api.mjs");
  private static final int INSTALL_SECONDS = 120;

  @Override
  public String name() {
    return "node";
  }

  /** Installs the packages on the way. */
  @Override
  public Optional<String> hindrance() {
    if (!succeeds(List.of("node", "--version")) || !succeeds(List.of("npm", "--version"))) {
      return Optional.of("node or npm is not installed");
    }
    copy();
    return succeeds(List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"))
        ? Optional.empty()
        : Optional.of("npm ci failed in " + HOME + ": see npm.log there");
  }

  @Override
  public List<Path> glue() {
    return List.of(SOURCES.resolve("peer.mjs"), SOURCES.resolve("partner-api.mjs"));
  }

  @Override
  public Effort prepare(Stage stage) {
    Path output = stage.directory().resolve("completions.jsonl");
    Path input = PeerInput.write(stage, output);
    List<String> command = List.of("node", HOME.resolve("peer.mjs").toString(), input.toString());
    Path log = stage.directory().resolve("node.log");
    return new PeerEffort(ChildProcess.start(command, log), new CompletionFile(output));
  }

  private static void copy() {
    try {
      Files.createDirectories(HOME);
      for (String file : FILES) {
        Files.copy(SOURCES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      Files.createDirectories(HOME);
      File log = HOME.resolve("npm.log").toFile();
      ProcessBuilder builder = new ProcessBuilder(command).directory(HOME.toFile());
      Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
      return process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
