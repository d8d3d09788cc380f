package io.fanfare.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kustomization brings where {@code kubectl} is absent: its resources and the settings that
 * it generates, without patches, names of images and suffixes of names.
 */
final class Kustomization {
  private final List<JsonNode> objects = new ArrayList<>();
  private final Map<String, ObjectNode> generated = new LinkedHashMap<>();

  /** All objects of the kustomization in that directory. */
  static List<JsonNode> objects(Path directory) throws IOException {
    Kustomization all = new Kustomization();
    all.add(directory);
    all.objects.addAll(all.generated.values());
    return all.objects;
  }

  private void add(Path directory) throws IOException {
    JsonNode file = Yaml.read(directory.resolve("kustomization.yaml")).get(0);
    for (JsonNode resource : file.path("resources")) {
      addResource(directory.resolve(resource.asText()).normalize());
    }
    for (JsonNode generator : file.path("configMapGenerator")) {
      addSettings(directory, generator);
    }
  }

  private void addResource(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      add(path);
    } else {
      objects.addAll(Yaml.read(path));
    }
  }

  private void addSettings(Path directory, JsonNode generator) throws IOException {
    ObjectNode map = generated.computeIfAbsent(generator.path("name").asText(), this::empty);
    for (JsonNode env : generator.path("envs")) {
      for (String line : Files.readAllLines(directory.resolve(env.asText()))) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          map.withObject("data").put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
    for (JsonNode file : generator.path("files")) {
      Path source = directory.resolve(file.asText());
      map.withObject("data").put(source.getFileName().toString(), Files.readString(source));
    }
  }

  private ObjectNode empty(String name) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap").putObject("metadata").put("name", name);
    return map;
  }
}
