package io.fanfare.promql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One answer of {@code /q/metrics} in Prometheus' text format. */
public record Scrape(Map<Key, Double> samples) {
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?$");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  /** A series: its metric and its labels. */
  record Key(String name, Labels labels) {}

  /** Every sample of the text; comments are passed over. */
  public static Scrape of(String text) {
    Map<Key, Double> samples = new LinkedHashMap<>();
    SAMPLE.matcher(text).results().forEach(line -> put(samples, line.group(1), line));
    return new Scrape(samples);
  }

  private static void put(Map<Key, Double> to, String name, MatchResult line) {
    to.put(new Key(name, labels(line.group(2))), number(line.group(3)));
  }

  private static Labels labels(@Nullable String text) {
    Map<String, String> values = new TreeMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      values.put(label.group(1), label.group(2));
    }
    return new Labels(values);
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
