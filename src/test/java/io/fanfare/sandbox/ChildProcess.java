package io.fanfare.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own, so that what it costs can be told apart. It does not outlive
 * an orderly end of this JVM; the program should also end when its standard input does.
 */
public final class ChildProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 20;

  private final RunDirectory directory;
  private final Process process;
  private final Path log;

  private ChildProcess(RunDirectory directory, Process process, Path log) {
    this.directory = directory;
    this.process = process;
    this.log = log;
    directory.remember(process.toHandle());
    AtExit.add(this);
  }

  /** Starts {@code command}; what it prints goes to {@code log}. */
  public static ChildProcess start(List<String> command, Path log) {
    RunDirectory directory = RunDirectory.create();
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder(command);
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      return new ChildProcess(directory, process, log);
    } catch (IOException e) {
      directory.close();
      throw new UncheckedIOException("Cannot start " + command.get(0), e);
    }
  }

  /** Starts the main method of a class that this JVM knows too. */
  public static ChildProcess java(Class<?> main, int heapMegabytes, List<String> args, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    // One collector thread: on a small machine the others would take the measured ones' time.
    command.add("-XX:+UseSerialGC");
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    return start(command, log);
  }

  /** Writes a line to the program's standard input. */
  public void tell(String line) {
    try {
      OutputStream input = process.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The process has ended: see " + log, e);
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  public Path log() {
    return log;
  }

  /** SIGTERM, and SIGKILL when that is not enough. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    directory.close();
    AtExit.remove(this);
  }
}
