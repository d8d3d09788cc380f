package io.fanfare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of another JVM, as {@code jcmd <pid> GC.class_histogram} counts them. */
record HeapHistogram(String text) {
  /** The last line: "Total", the number of objects, their bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

  /** Collects garbage in the process first: the command counts what is reachable. */
  static HeapHistogram of(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      return new HeapHistogram(
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + jcmd, e);
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
