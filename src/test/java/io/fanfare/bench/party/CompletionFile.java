package io.fanfare.bench.party;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a peer writes: a line {@code {"activity_id": "...", "at": <epoch ms>}} for each completion,
 * at the moment it knows, and {@code {"done": true}} at the end. The file is there as soon as the
 * peer waits for the beginning.
 */
final class CompletionFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Known> completions = new LinkedHashMap<>();
  private long read;
  private boolean done;

  CompletionFile(Path file) {
    this.file = file;
  }

  /** Whether the end was read. */
  synchronized boolean isDone() {
    return done;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Everything in it by now; a line that is being written counts next time. */
  synchronized List<Known> read() {
    String news = news();
    int end = news.lastIndexOf('\n') + 1;
    news.substring(0, end).lines().forEach(this::add);
    read += news.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    return List.copyOf(completions.values());
  }

  private String news() {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(read);
      return new String(
          java.nio.channels.Channels.newInputStream(channel).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (json.has("done")) {
        done = true;
        return;
      }
      String activity = json.path("activity_id").asText();
      Instant at = Instant.ofEpochMilli(json.path("at").asLong());
      completions.putIfAbsent(activity, new Known(activity, at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
