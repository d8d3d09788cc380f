package io.fanfare.simulator.operations;

import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The operations without state: each answers its documented success status with a small body of the
 * documented shape. The table has method, template, status and body; {@code $name} in a body stands
 * for a path parameter.
 */
final class SampleCalls {
  private static final String TABLE = "/simulator/operations.txt";

  private SampleCalls() {}

  static void addTo(Routes<Operation> routes) {
    table()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> add(routes, line.split(" ", 4)));
  }

  private static void add(Routes<Operation> routes, String[] columns) {
    int status = Integer.parseInt(columns[2]);
    String body = columns.length > 3 ? columns[3] : null;
    routes.add(
        columns[0],
        columns[1],
        (account, call) ->
            body == null
                ? Reply.noContent().withStatus(status)
                : Reply.text(status, filled(body, call.parameters()), Reply.JSON));
  }

  private static String filled(String body, Map<String, String> values) {
    String text = body;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("$" + value.getKey(), value.getValue().replace("\"", ""));
    }
    return text;
  }

  private static String table() {
    try (InputStream in = SampleCalls.class.getResourceAsStream(TABLE)) {
      return new String(Objects.requireNonNull(in, TABLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
