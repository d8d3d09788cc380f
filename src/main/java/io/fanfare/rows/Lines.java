package io.fanfare.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines and holds one; what is beyond the longest is skipped. */
final class Lines {
  private static final int READ = 65_536;
  private static final int SMALL = 4_096;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private final byte[] window = new byte[READ];
  private byte[] line = new byte[SMALL];
  private int at;
  private int end;
  private boolean begun;

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * A line without its end. Its bytes are good until the next one is read.
   *
   * @param isTooLong whether only its beginning is there
   */
  record Line(byte[] bytes, int length, boolean isTooLong) {
    boolean isBlank() {
      for (int i = 0; i < length; i++) {
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
          return false;
        }
      }
      return !isTooLong;
    }
  }

  /** The next line, null behind the last. */
  @Nullable Line next() throws IOException {
    int length = 0;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = lineEnd();
      length = keep(length, stop);
      at = stop;
      if (at < end) {
        at++;
        return line(length);
      }
    }
    return any ? line(length) : null;
  }

  private Line line(int length) {
    int start = begun ? 0 : mark(length);
    begun = true;
    if (start > 0) {
      System.arraycopy(line, start, line, 0, length - start);
    }
    return new Line(line, Math.min(length - start, longest), length - start > longest);
  }

  private int mark(int length) {
    boolean marked =
        length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
    return marked ? MARK.length : 0;
  }

  private int lineEnd() {
    int stop = at;
    while (stop < end && window[stop] != '\n') {
      stop++;
    }
    return stop;
  }

  /** One byte more than the longest is kept, by which a line that is too long is known. */
  private int keep(int length, int stop) {
    int room = longest + MARK.length + 1;
    int more = Math.min(stop - at, room - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.min(room, Math.max(length + more, 2 * line.length)));
    }
    System.arraycopy(window, at, line, length, more);
    return length + more;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(window));
    return end > 0;
  }
}
