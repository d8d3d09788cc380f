package io.fanfare.reckoning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Cuts rows out of the body of an import without reading what is in them. Pure. */
final class ImportBody {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ROWS = "import_data";

  private ImportBody() {}

  /** The same body with the rows from {@code from} and before {@code to} only. */
  static String part(String body, int from, int to) {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isRows = parser.currentName().equals(ROWS);
        parser.nextToken();
        if (isRows) {
          return part(body, parser, from, to);
        }
        parser.skipChildren();
      }
      throw new IllegalArgumentException("An import without rows");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String part(String body, JsonParser parser, int from, int to) throws IOException {
    int open = end(parser);
    int begin = open;
    int end = open;
    for (int row = 0; parser.nextToken() == JsonToken.START_OBJECT; row++) {
      begin = row == from ? (int) parser.currentTokenLocation().getCharOffset() : begin;
      parser.skipChildren();
      end = row == to - 1 ? end(parser) : end;
    }
    int close = (int) parser.currentTokenLocation().getCharOffset();
    return body.substring(0, open) + body.substring(begin, end) + body.substring(close);
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }
}
