package io.fanfare.bench.party;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.bench.workload.Habits;
import io.fanfare.bench.workload.PlannedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What a peer is told, as JSON in a file: the vendor, its own habits and the jobs. */
final class PeerInput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PeerInput() {}

  /** Writes it; the peer will write its completions to {@code output}. */
  static Path write(Stage stage, Path output) {
    ObjectNode input = JSON.createObjectNode();
    vendor(input, stage);
    Habits habits = stage.workload().habits();
    input.put("rate", stage.workload().vendor().rate());
    input.put("concurrency", habits.concurrency());
    input.put("poll_ms", habits.poll().toMillis());
    input.put("timeout_ms", habits.timeout().toMillis());
    input.put("list_id", stage.listId()).put("output", output.toString());
    ArrayNode jobs = input.putArray("jobs");
    stage.workload().jobs().forEach(job -> job(jobs.addObject(), job));
    return save(input, stage.directory().resolve("input.json"));
  }

  private static void vendor(ObjectNode input, Stage stage) {
    input.put("api", stage.api().toString()).put("token_url", stage.tokens().toString());
    input.put("client_id", stage.credentials().clientId());
    input.put("client_secret", stage.credentials().clientSecret());
    input.put("api_key", stage.credentials().apiKey());
  }

  private static void job(ObjectNode json, PlannedJob job) {
    json.put("arrives_ms", job.arrives().toMillis());
    json.put("first", job.first()).put("accounts", job.accounts());
    ArrayNode emails = json.putArray("emails");
    IntStream.range(0, job.contacts()).forEach(index -> emails.add(job.email(index)));
  }

  private static Path save(ObjectNode input, Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, input.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
