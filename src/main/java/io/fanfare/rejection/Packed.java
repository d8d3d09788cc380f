package io.fanfare.rejection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Things as few bytes: JSON, deflated. What is unpacked was packed and sealed by us. */
final class Packed {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Packed() {}

  static byte[] pack(Object thing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflated = new DeflaterOutputStream(bytes)) {
      JSON.writeValue(deflated, thing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T unpack(byte[] bytes, TypeReference<T> type) {
    try {
      return JSON.readValue(new InflaterInputStream(new ByteArrayInputStream(bytes)), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
