package io.fanfare.exports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain CSV of what came. Whether the vendor's envelope carries a CSV as it is, or as one
 * JSON string because it says that it answers JSON, is not documented: both are read. A JSON string
 * holds no line break, and no quote without a backslash before its last one; of a CSV that begins
 * with a quote one of the two is true, unless it is a single cell, which means the same either way.
 */
final class PlainText {
  private static final int BOM = 3;
  private static final int ENOUGH = 128 * 1024;
  private static final byte[] NOTHING = new byte[0];

  private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
  private final StringBuilder escape = new StringBuilder();
  private boolean decided;
  private boolean json;
  private boolean over;
  private char high;

  /** What the bytes add; nothing yet while it is not clear how they are written. */
  byte[] feed(byte[] bytes) {
    if (decided) {
      return plain(bytes);
    }
    begin.writeBytes(bytes);
    return decide(false);
  }

  /** What was held back. */
  byte[] end() {
    return decided ? NOTHING : decide(true);
  }

  private byte[] decide(boolean whole) {
    byte[] seen = begin.toByteArray();
    int from = startsWithBom(seen) ? BOM : 0;
    Boolean isJson = isJson(seen, from, whole || seen.length >= ENOUGH);
    if (isJson == null) {
      return NOTHING;
    }
    begin.reset();
    decided = true;
    json = isJson;
    return plain(Arrays.copyOfRange(seen, json ? from + 1 : from, seen.length));
  }

  /** Null while it is not clear, which it always is when that was {@code enough}. */
  private static @Nullable Boolean isJson(byte[] seen, int from, boolean enough) {
    if (seen.length <= BOM) {
      return enough ? Boolean.FALSE : null;
    }
    if (seen[from] != '"') {
      return false;
    }
    for (int i = from + 1; i < seen.length; i++) {
      if (seen[i] == '\\') {
        i++;
      } else if (seen[i] == '\n' || seen[i] == '\r') {
        return false;
      } else if (seen[i] == '"') {
        boolean last = isBlank(seen, i + 1);
        return last ? (enough ? Boolean.TRUE : null) : Boolean.FALSE;
      }
    }
    return enough ? Boolean.TRUE : null;
  }

  private static boolean isBlank(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWithBom(byte[] bytes) {
    return bytes.length >= BOM
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private byte[] plain(byte[] bytes) {
    if (!json) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (byte one : bytes) {
      if (!over) {
        unescape(one, out);
      }
    }
    return out.toByteArray();
  }

  private void unescape(byte one, ByteArrayOutputStream out) {
    if (escape.length() > 0) {
      escape.append((char) one);
      if (escape.charAt(1) != 'u' || escape.length() == 6) {
        write(escaped(), out);
        escape.setLength(0);
      }
    } else if (one == '\\') {
      escape.append('\\');
    } else if (one == '"') {
      over = true;
    } else {
      out.write(one);
    }
  }

  private char escaped() {
    return switch (escape.charAt(1)) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(escape.substring(2), 16);
      default -> escape.charAt(1);
    };
  }

  /** Half a character waits for its other half. */
  private void write(char unit, ByteArrayOutputStream out) {
    if (Character.isHighSurrogate(unit)) {
      high = unit;
      return;
    }
    String text = Character.isLowSurrogate(unit) ? "" + high + unit : "" + unit;
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
