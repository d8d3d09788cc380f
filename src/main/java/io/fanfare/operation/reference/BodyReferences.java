package io.fanfare.operation.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** References in a JSON body, which is read and written token by token: it may have megabytes. */
public final class BodyReferences {
  private static final String IN_VALUE = "\"name:";
  private static final String IN_COLUMN = "\"cf:name:";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private BodyReferences() {}

  /** Whether there may be any; a body without any is told quickly. */
  public static boolean mayBeIn(String body) {
    return body.contains(IN_VALUE) || body.contains(IN_COLUMN);
  }

  /** Tells of every reference, as often as it stands there. */
  public static void find(String body, Consumer<Reference> found) {
    if (!mayBeIn(body)) {
      return;
    }
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        reference(parser).ifPresent(found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body with ids; throws {@link ClashException}. */
  public static String replaced(String body, Function<Reference, Match> matches) {
    StringWriter text = new StringWriter(body.length());
    try (JsonParser parser = JSON.createParser(body);
        JsonGenerator generator = JSON.createGenerator(text)) {
      while (parser.nextToken() != null) {
        write(parser, generator, matches);
      }
    } catch (JsonGenerationException e) {
      throw new ClashException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(
      JsonParser parser, JsonGenerator generator, Function<Reference, Match> matches)
      throws IOException {
    Optional<Match> match = reference(parser).map(matches);
    if (match.isEmpty()) {
      copy(parser, generator);
    } else if (parser.currentToken() == JsonToken.FIELD_NAME) {
      generator.writeFieldName(Column.of(match.get()));
    } else {
      generator.writeString(match.get().id());
    }
  }

  /** A number keeps the digits it was written with. */
  private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
    if (parser.currentToken().isNumeric()) {
      generator.writeNumber(parser.getText());
    } else {
      generator.copyCurrentEvent(parser);
    }
  }

  private static Optional<Reference> reference(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.FIELD_NAME) {
      String column = parser.currentName();
      return Column.isNamed(column) ? Optional.of(Column.reference(column)) : Optional.empty();
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return Optional.empty();
    }
    String text = parser.getText();
    return Reference.isWrittenIn(text)
        ? kind(parser.getParsingContext()).map(kind -> Reference.read(kind, text))
        : Optional.empty();
  }

  private static Optional<Kind> kind(JsonStreamContext context) {
    JsonStreamContext named = context.inArray() ? context.getParent() : context;
    String field = named == null ? null : named.getCurrentName();
    return field == null ? Optional.empty() : IdField.inBody(field);
  }
}
