package io.fanfare.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that an overlay brings into a cluster. */
final class Manifests {
  static final Path ROOT = Path.of("k8s");

  private Manifests() {}

  /** As {@code kubectl} renders it; where that is absent, as {@link Kustomization} does. */
  static List<JsonNode> of(String overlay) throws IOException {
    Path directory = ROOT.resolve("overlays").resolve(overlay);
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException absent) {
      return Kustomization.objects(directory);
    }
    return rendered(process, overlay);
  }

  private static List<JsonNode> rendered(Process process, String overlay) throws IOException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError("kubectl kustomize cannot render the overlay " + overlay);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return Yaml.read(text);
  }

  static Stream<JsonNode> ofKind(List<JsonNode> objects, String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
  }

  static String name(JsonNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }

  /** Templates of pods, whatever makes the pods. */
  static Stream<JsonNode> pods(List<JsonNode> objects) {
    return objects.stream()
        .map(object -> object.at("/spec/template"))
        .filter(template -> template.has("spec"));
  }

  /** The containers of a template. */
  static Stream<JsonNode> containers(JsonNode template) {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> elements(template.path("spec").path(list)));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
