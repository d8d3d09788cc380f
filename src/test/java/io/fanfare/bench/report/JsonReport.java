package io.fanfare.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fanfare.bench.figure.Bound;
import io.fanfare.bench.figure.Figures;
import io.fanfare.bench.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Everything, for whoever wants to reckon further. */
public final class JsonReport {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  /** Writes {@code <name>.json} and returns where it is. */
  public static Path write(Path home, Workload workload, Bound bound, List<Figures> figures) {
    ObjectNode report = JSON.createObjectNode().put("at", Instant.now().toString());
    report.set("machine", JSON.valueToTree(Machine.here()));
    report.set("workload", JSON.valueToTree(workload));
    report.set("bound", JSON.valueToTree(bound));
    report.put("bound_makespan_seconds", bound.makespanSeconds());
    report.set("parties", JSON.valueToTree(figures));
    try {
      Files.createDirectories(home);
      Path file = home.resolve(workload.name() + ".json");
      JSON.writeValue(file.toFile(), report);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
