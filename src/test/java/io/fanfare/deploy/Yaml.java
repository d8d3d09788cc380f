package io.fanfare.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Documents of YAML. */
final class Yaml {
  private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());

  private Yaml() {}

  static List<JsonNode> read(Path file) throws IOException {
    return read(Files.readString(file));
  }

  static List<JsonNode> read(String text) throws IOException {
    return MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
  }
}
