package io.fanfare.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows written down one behind the other: an array each, of number, key, fault and fields. Whose
 * they are stands beside them.
 */
public final class RowBlock {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private RowBlock() {}

  /** Writes a row behind what is there. */
  public static void write(Row row, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
      json.writeNumber(row.number());
      json.writeString(row.key());
      write(row.fault(), json);
      json.writeTree(row.fields());
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all rows of an account, in their order. */
  public static void read(@Nullable String account, InputStream in, Consumer<Row> rows) {
    try (JsonParser json = JSON.createParser(in)) {
      while (json.nextToken() == JsonToken.START_ARRAY) {
        rows.accept(read(account, json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(@Nullable RowFault fault, JsonGenerator json) throws IOException {
    if (fault == null) {
      json.writeNull();
    } else {
      json.writeArray(new String[] {fault.reason(), fault.field(), fault.message()}, 0, 3);
    }
  }

  private static Row read(@Nullable String account, JsonParser json) throws IOException {
    long number = json.nextLongValue(0);
    String key = json.nextTextValue();
    RowFault fault = json.nextToken() == JsonToken.START_ARRAY ? fault(json) : null;
    json.nextToken();
    ObjectNode fields = JSON.readTree(json);
    json.nextToken();
    return new Row(number, account, key, fields, fault);
  }

  private static RowFault fault(JsonParser json) throws IOException {
    String reason = json.nextTextValue();
    String field = json.nextTextValue();
    String message = json.nextTextValue();
    json.nextToken();
    return new RowFault(reason, field, message);
  }
}
