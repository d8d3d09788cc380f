package io.fanfare.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A pool of threads, one for each activity that is worked on, and a look at it every few seconds.
 * It keeps nothing: when it dies, all is forgotten.
 */
public final class ThreadsPeer {
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled", "timed_out");

  private final JsonNode settings;
  private final PartnerApi api;
  private final PrintStream output;

  private ThreadsPeer(JsonNode settings) throws IOException {
    this.settings = settings;
    this.api = new PartnerApi(settings);
    this.output = new PrintStream(settings.path("output").asText(), StandardCharsets.UTF_8.name());
  }

  /** Takes the input file; begins when it reads something and ends when it can read no more. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ThreadsPeer peer =
        new ThreadsPeer(new ObjectMapper().readTree(Files.readString(Path.of(arguments[0]))));
    System.in.readNBytes("begin\n".length());
    peer.run();
    peer.output.println("{\"done\":true}");
    System.in.readAllBytes();
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    long began = System.currentTimeMillis();
    List<String> directory = api.accounts();
    ExecutorService pool = Executors.newFixedThreadPool(settings.path("concurrency").asInt());
    List<Future<?>> activities = new ArrayList<>();
    for (JsonNode input : settings.path("jobs")) {
      PeerJob job = PeerJob.of(input, settings.path("list_id").asText());
      Thread.sleep(Math.max(0, began + job.arrives().toMillis() - System.currentTimeMillis()));
      for (String account : job.targets(directory)) {
        activities.add(pool.submit(() -> importInto(account, job)));
      }
    }
    activities.forEach(ThreadsPeer::await);
  }

  private Void importInto(String account, PeerJob job) throws IOException, InterruptedException {
    String url = "/activities/contacts_json_import";
    JsonNode activity = api.inAccount(account, "POST", url, job.request());
    String id = activity.path("activity_id").asText();
    while (!ENDED.contains(activity.path("state").asText())) {
      Thread.sleep(settings.path("poll_ms").asLong());
      activity = api.inAccount(account, "GET", "/activities/" + id, null);
    }
    if (activity.path("state").asText().equals("completed")) {
      String line = "{\"activity_id\":\"%s\",\"at\":%d}%n";
      output.print(line.formatted(id, System.currentTimeMillis()));
      output.flush();
    }
    return null;
  }

  private static void await(Future<?> activity) {
    try {
      activity.get();
    } catch (ExecutionException e) {
      System.err.println("given up: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
