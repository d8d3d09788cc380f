package io.fanfare.faults.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The figures of one test: {@code target/faults/<test>.json}, and one line for people. Written
 * before anything is required of them, so that a failed test leaves its figures too.
 */
public final class Scores {
  private static final Path DIRECTORY = Path.of("target", "faults");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String test;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  private Scores(String test) {
    this.test = test;
  }

  /** {@code test}: such as {@code T1-kill-anywhere}. */
  public static Scores of(String test) {
    return new Scores(test);
  }

  /** Adds a figure; its name says its unit. */
  public Scores with(String name, Object value) {
    figures.put(name, value);
    return this;
  }

  /** Adds the verdict's figures, writes all, and fails when the verdict is not clean. */
  public void settle(Verdict verdict) {
    figures.putAll(new TreeMap<>(verdict.figures()));
    write();
    verdict.requireClean();
  }

  /** Writes what there is. */
  public Scores write() {
    try {
      Files.createDirectories(DIRECTORY);
      Path file = DIRECTORY.resolve(test + ".json");
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(line());
    return this;
  }

  private String line() {
    return figures.entrySet().stream()
        .map(figure -> figure.getKey() + "=" + figure.getValue())
        .collect(Collectors.joining("  ", "%-28s | ".formatted(test), ""));
  }
}
