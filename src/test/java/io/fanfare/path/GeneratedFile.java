package io.fanfare.path;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** A file that is nowhere: its lines are made as they are read, until no more would fit. */
final class GeneratedFile extends InputStream {
  private static final int LINES = 1_000;
  private static final int LONGEST_LINE = 200;

  private final long bytes;
  private final LongFunction<String> line;
  private byte[] piece;
  private int read;
  private long made;
  private long rows;

  private GeneratedFile(String header, long bytes, LongFunction<String> line) {
    this.piece = header.getBytes(StandardCharsets.UTF_8);
    this.made = piece.length;
    this.bytes = bytes;
    this.line = line;
  }

  /** A CSV whose rows are for so many accounts in turn. */
  static GeneratedFile csv(long bytes, int accounts) {
    SplittableRandom random = new SplittableRandom(1);
    return new GeneratedFile(
        "account,email,first_name,last_name,job_title,company_name\n",
        bytes,
        row ->
            "%s,p%d.%08x@example.com,First%x,Last%x,Buyer,Company %s\n"
                .formatted(
                    account(row % accounts),
                    row,
                    random.nextInt(),
                    random.nextInt(0xFFFF),
                    random.nextInt(0xFFFF),
                    Long.toString(random.nextLong(), Character.MAX_RADIX)));
  }

  /** The same as NDJSON. */
  static GeneratedFile ndjson(long bytes, int accounts) {
    SplittableRandom random = new SplittableRandom(1);
    return new GeneratedFile(
        "",
        bytes,
        row ->
            "{\"account\":\"%s\",\"email\":\"p%d.%08x@example.com\",\"first_name\":\"First%x\",\"company_name\":\"%s\"}\n"
                .formatted(
                    account(row % accounts),
                    row,
                    random.nextInt(),
                    random.nextInt(0xFFFF),
                    Long.toString(random.nextLong(), Character.MAX_RADIX)));
  }

  static String account(long number) {
    return "huge-%04d".formatted(number);
  }

  /** Lines so far, without the header. */
  long rows() {
    return rows;
  }

  /** Bytes so far. */
  long made() {
    return made;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (read == piece.length && made + LONGEST_LINE <= bytes) {
      next();
    }
    int count = Math.min(length, piece.length - read);
    System.arraycopy(piece, read, into, offset, count);
    read += count;
    return count == 0 ? -1 : count;
  }

  private void next() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES && made + lines.length() + LONGEST_LINE <= bytes; i++) {
      lines.append(line.apply(rows++));
    }
    piece = lines.toString().getBytes(StandardCharsets.UTF_8);
    made += piece.length;
    read = 0;
  }
}
