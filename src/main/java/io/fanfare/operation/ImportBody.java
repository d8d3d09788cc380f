package io.fanfare.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Takes rows out of an import without reading what is in them. Pure. */
public final class ImportBody {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ROWS = "import_data";
  private static final String EMAIL = "email";

  private ImportBody() {}

  /**
   * The same import with some of its rows only, in their order.
   *
   * @param rows their places, from 0; one at least
   */
  public static CheckedRequest only(CheckedRequest request, BitSet rows) {
    VendorCall call = request.call();
    VendorCall cut =
        new VendorCall(
            call.method(),
            call.path(),
            call.pathParameters(),
            call.query(),
            call.headers(),
            only(Objects.requireNonNull(call.payload()), rows));
    return new CheckedRequest(
        request.name(), request.operation(), cut, request.destructive(), rows.cardinality());
  }

  /**
   * The e-mail address of each row, as rows of one person are told: trimmed, in lower case; empty
   * where a row has none.
   */
  public static List<String> emails(CheckedRequest request) {
    return at(Objects.requireNonNull(request.call().payload()), ImportBody::emails);
  }

  static String only(String body, BitSet rows) {
    return at(body, parser -> only(body, parser, rows));
  }

  /** What stands at the beginning of the rows' array. */
  private static <T> T at(String body, Reader<T> reader) {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isRows = parser.currentName().equals(ROWS);
        parser.nextToken();
        if (isRows) {
          return reader.read(parser);
        }
        parser.skipChildren();
      }
      throw new IllegalArgumentException("An import without rows");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on from where the rows begin. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static List<String> emails(JsonParser parser) throws IOException {
    List<String> emails = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String email = "";
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isEmail = parser.currentName().equals(EMAIL);
        parser.nextToken();
        email = isEmail && parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : email;
        parser.skipChildren();
      }
      emails.add(plain(email));
    }
    return emails;
  }

  /** An address as rows of one person are told by it. */
  public static String plain(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static String only(String body, JsonParser parser, BitSet rows) throws IOException {
    StringBuilder cut = new StringBuilder(body.length()).append(body, 0, end(parser));
    String between = "";
    for (int row = 0; parser.nextToken() == JsonToken.START_OBJECT; row++) {
      int begin = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      if (rows.get(row)) {
        cut.append(between).append(body, begin, end(parser));
        between = ",";
      }
    }
    int close = (int) parser.currentTokenLocation().getCharOffset();
    return cut.append(body, close, body.length()).toString();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }
}
