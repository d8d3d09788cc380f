package io.fanfare.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of a job's rows, as it is kept with the job that retries some of them. Pure. */
public final class SortedText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Long>> WORDS = new TypeReference<>() {};

  private SortedText() {}

  /** As it is written down. */
  static String write(Sorted sorted) {
    Map<String, Long> words = new LinkedHashMap<>();
    sorted.rows().forEach((fate, rows) -> words.put(fate.name(), rows));
    try {
      return JSON.writeValueAsString(words);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written down. */
  public static Sorted read(String text) {
    try {
      Map<Fate, Long> rows = new HashMap<>();
      JSON.readValue(text, WORDS).forEach((word, count) -> rows.put(Fate.valueOf(word), count));
      return new Sorted(rows);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
