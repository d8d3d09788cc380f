package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fanfare.simulator.vendor.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * How many import rows end within the first 4 MB. When the outer body is counted, the escapes are
 * taken to be spread evenly over the rows.
 */
final class SizeCut {
  private static final JsonFactory FACTORY = new JsonFactory();

  private SizeCut() {}

  static int rowsWithin(Call call, SizeRule rule, int rows) {
    int counted = rule.counted(call);
    if (counted <= rule.mostBytes() || call.payload() == null) {
      return rows;
    }
    return rowsEndingBy((long) rule.mostBytes() * call.innerBytes() / counted, call.payload());
  }

  private static int rowsEndingBy(long budget, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      while (parser.nextToken() != null) {
        if ("import_data".equals(parser.currentName())
            && parser.currentToken() == JsonToken.START_ARRAY) {
          return count(parser, budget);
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int count(JsonParser parser, long budget) throws IOException {
    int rows = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      parser.skipChildren();
      if (parser.currentLocation().getByteOffset() > budget) {
        return rows;
      }
      rows++;
    }
    return rows;
  }
}
