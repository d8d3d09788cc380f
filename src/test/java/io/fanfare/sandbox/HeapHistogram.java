package io.fanfare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of another JVM, as {@code jcmd <pid> GC.class_histogram} counts them. */
record HeapHistogram(String text) {
  private static final int LIMIT_SECONDS = 60;

  /** The last line: "Total", the number of objects, their bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

  /** Collects garbage in the process first: the command counts what is reachable. */
  static HeapHistogram of(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      return run(new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + jcmd, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while counting objects", e);
    }
  }

  /** Through a file: a JVM that is being counted stands still and could not empty a pipe. */
  private static HeapHistogram run(ProcessBuilder command)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("heap", ".txt");
    try {
      Process jcmd = command.redirectErrorStream(true).redirectOutput(file.toFile()).start();
      if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        jcmd.destroyForcibly();
      }
      return new HeapHistogram(Files.readString(file));
    } finally {
      Files.delete(file);
    }
  }

  long totalBytes() {
    Matcher total = TOTAL.matcher(text);
    if (!total.find()) {
      throw new IllegalStateException("No total in: " + text.lines().limit(3).toList());
    }
    return Long.parseLong(total.group(1));
  }
}
