package io.fanfare.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller that says on the wire exactly what it is told to, and no more. */
final class RawCaller implements AutoCloseable {
  private final Socket socket;

  RawCaller(URI service) {
    try {
      socket = new Socket(service.getHost(), service.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes; that the other side has hung up is for {@link #hears} to find out. */
  RawCaller says(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException hungUp) {
      return this;
    }
    return this;
  }

  /**
   * Everything that comes until the other side hangs up.
   *
   * @throws AssertionError when it has not by then
   */
  String hears(Duration limit) {
    StringBuilder heard = new StringBuilder();
    try {
      socket.setSoTimeout((int) limit.toMillis());
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        heard.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("Still connected; heard so far: " + heard, stillOpen);
    } catch (IOException reset) {
      return heard.toString();
    }
    return heard.toString();
  }

  /**
   * Reads on until it has heard that, and no further.
   *
   * @throws AssertionError when it does not come in time
   */
  RawCaller hears(String text, Duration limit) {
    StringBuilder heard = new StringBuilder();
    try {
      socket.setSoTimeout((int) limit.toMillis());
      while (heard.indexOf(text) < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new AssertionError("Hung up; heard so far: " + heard);
        }
        heard.append((char) next);
      }
    } catch (IOException notInTime) {
      throw new AssertionError("Heard only: " + heard, notInTime);
    }
    return this;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
