package io.fanfare.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts the code that somebody has to keep: lines that are neither empty nor comment. */
public final class Glue {
  private Glue() {}

  public static int lines(List<Path> files) {
    return files.stream().mapToInt(Glue::lines).sum();
  }

  private static int lines(Path file) {
    try {
      return (int)
          Files.readAllLines(file).stream().map(String::strip).filter(Glue::isCode).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCode(String line) {
    return !line.isEmpty()
        && !line.startsWith("//")
        && !line.startsWith("/*")
        && !line.startsWith("*")
        && !line.startsWith("import ");
  }
}
