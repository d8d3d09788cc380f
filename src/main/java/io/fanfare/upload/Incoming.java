package io.fanfare.upload;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A file on its way in: counted, digested, and refused where it is too large or too slow. */
final class Incoming extends FilterInputStream {
  private static final long GRACE_SECONDS = 30;
  private static final long LEAST_PER_SECOND = 1_000;

  private final MessageDigest digest;
  private final long most;
  private final Clock clock;
  private final Instant begun;
  private final Duration limit;
  private long bytes;

  Incoming(InputStream in, MessageDigest digest, UploadSettings settings, Clock clock) {
    super(in);
    this.digest = digest;
    this.most = settings.maxBytes();
    this.clock = clock;
    this.begun = clock.instant();
    this.limit = settings.timeLimit();
  }

  /** How many came so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read > 0) {
      bytes += read;
      digest.update(into, offset, read);
      check();
    }
    return read;
  }

  private void check() {
    if (bytes > most) {
      throw RefusedException.of(
          ProblemCode.PAYLOAD_TOO_LARGE,
          "body",
          Rule.MAX_BYTES,
          "Must have at most " + most + " bytes.");
    }
    Duration taken = Duration.between(begun, clock.instant());
    if (taken.compareTo(limit) > 0) {
      throw RefusedException.of(
          ProblemCode.UPLOAD_TOO_SLOW, "The file was not there within the time for one.");
    }
    if (taken.toSeconds() > GRACE_SECONDS && bytes / taken.toSeconds() < LEAST_PER_SECOND) {
      throw RefusedException.of(
          ProblemCode.UPLOAD_TOO_SLOW, "The file comes so slowly that it keeps others out.");
    }
  }
}
