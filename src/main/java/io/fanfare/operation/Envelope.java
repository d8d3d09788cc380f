package io.fanfare.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The outer body in which a partner sends a call on behalf of an account: the inner call's parts,
 * its payload as an escaped string (vendor guide, partner account operations).
 *
 * <p>As in the guide's examples, {@code account_operation_headers} is always there and the
 * parameter arrays only when they have something to say.
 */
public final class Envelope {

  /** Characters beyond 16 bits go as their four bytes; escaped they would take up twelve. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final String PREFIX = "account_operation_";

  private Envelope() {}

  /** The outer body as text. */
  public static String write(VendorCall call) {
    return new String(bytes(call), StandardCharsets.UTF_8);
  }

  /** The outer body as it goes over the wire, in UTF-8. */
  public static byte[] bytes(VendorCall call) {
    var out = new ByteArrayOutputStream();
    writeTo(call, out);
    return out.toByteArray();
  }

  /** How many bytes {@link #bytes} would have, counted without keeping them. */
  public static long size(VendorCall call) {
    var counter = new Counter();
    writeTo(call, counter);
    return counter.count;
  }

  private static void writeTo(VendorCall call, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField(PREFIX + "url", call.path());
      json.writeStringField(PREFIX + "method", call.method());
      if (call.payload() != null) {
        json.writeStringField(PREFIX + "payload", call.payload());
      }
      if (!call.pathParameters().isEmpty()) {
        writePairs(json, PREFIX + "path_parameters", "path_param", call.pathParameters());
      }
      if (!call.query().isEmpty()) {
        writePairs(json, PREFIX + "query_parameters", "query_param", call.query());
      }
      writePairs(json, PREFIX + "headers", "header", call.headers());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writePairs(
      JsonGenerator json, String field, String prefix, List<NameValue> pairs) throws IOException {
    json.writeArrayFieldStart(field);
    for (NameValue pair : pairs) {
      json.writeStartObject();
      json.writeStringField(prefix + "_key", pair.name());
      json.writeStringField(prefix + "_value", pair.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Counts and forgets. */
  private static final class Counter extends OutputStream {

    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      count += len;
    }
  }
}
