package io.fanfare.bench.party;

import io.fanfare.bench.peer.DoorMain;
import io.fanfare.sandbox.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** No party but a yardstick: how fast the simulator and the wire are without any work beside. */
public final class DoorParty implements Party {
  private static final int HEAP = 512;

  @Override
  public String name() {
    return "door";
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public List<Path> glue() {
    return List.of();
  }

  @Override
  public Effort prepare(Stage stage) {
    Path output = stage.directory().resolve("completions.jsonl");
    Path input = PeerInput.write(stage, output);
    Path log = stage.directory().resolve("door.log");
    return new PeerEffort(
        ChildProcess.java(DoorMain.class, HEAP, List.of(input.toString()), log),
        new CompletionFile(output));
  }
}
