package io.fanfare.bench.party;

import io.fanfare.bench.peer.ThreadsPeer;
import io.fanfare.sandbox.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Java threads and Bucket4j. */
public final class ThreadsParty implements Party {
  private static final int HEAP = 512;
  private static final Path SOURCES = Path.of("src/test/java/io/fanfare/bench/peer");

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public List<Path> glue() {
    return List.of(
        SOURCES.resolve("ThreadsPeer.java"),
        SOURCES.resolve("PartnerApi.java"),
        SOURCES.resolve("PeerJob.java"));
  }

  @Override
  public Effort prepare(Stage stage) {
    Path output = stage.directory().resolve("completions.jsonl");
    Path input = PeerInput.write(stage, output);
    Path log = stage.directory().resolve("threads.log");
    return new PeerEffort(
        ChildProcess.java(ThreadsPeer.class, HEAP, List.of(input.toString()), log),
        new CompletionFile(output));
  }
}
