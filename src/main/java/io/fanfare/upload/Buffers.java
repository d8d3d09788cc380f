package io.fanfare.upload;

import io.fanfare.rows.Row;
import io.fanfare.rows.RowBlock;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows of one file, account by account, until there are enough for blocks. All buffers together
 * stay within a bound, whatever the order of the rows: when it is reached the largest are emptied,
 * down to half of it. Not thread-safe.
 */
final class Buffers {
  static final int LARGEST_BLOCK = 1_000_000;

  private final UUID upload;
  private final BlockBoxes boxes;
  private final int most;
  private final Map<String, Buffer> buffers = new HashMap<>();
  private final List<Block> full = new ArrayList<>();
  private long waiting;

  Buffers(UUID upload, BlockBoxes boxes, int most) {
    this.upload = upload;
    this.boxes = boxes;
    this.most = most;
  }

  /** Adds a row; answers how many the account has had by now. */
  int add(Row row, String account) {
    Buffer buffer = buffers.computeIfAbsent(account, Buffer::new);
    int before = buffer.bytes.size();
    RowBlock.write(row, buffer.bytes);
    buffer.rows++;
    waiting += buffer.bytes.size() - before;
    if (buffer.bytes.size() >= LARGEST_BLOCK) {
      empty(buffer);
    }
    return ++buffer.total;
  }

  /** How many accounts rows were added for. */
  int accounts() {
    return buffers.size();
  }

  /** Whether blocks should be taken before the next row is added. */
  boolean areFull() {
    return waiting > most || full.size() * (long) LARGEST_BLOCK > most;
  }

  /** Blocks that can be kept now: at least as many as make room, all there are at the end. */
  List<Block> take(boolean all) {
    if (all || waiting > most) {
      long left = all ? 0 : most / 2;
      buffers.values().stream()
          .filter(buffer -> buffer.rows > 0)
          .sorted(Comparator.comparingInt((Buffer buffer) -> buffer.bytes.size()).reversed())
          .takeWhile(buffer -> waiting > left)
          .forEach(this::empty);
    }
    List<Block> taken = List.copyOf(full);
    full.clear();
    return taken;
  }

  private void empty(Buffer buffer) {
    full.add(boxes.seal(upload, buffer.account, buffer.blocks++, buffer.rows, buffer.bytes));
    waiting -= buffer.bytes.size();
    buffer.rows = 0;
    buffer.bytes = new ByteArrayOutputStream(0);
  }

  /** What waits for one account. */
  private static final class Buffer {
    private final String account;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private int rows;
    private int total;
    private int blocks;

    Buffer(String account) {
      this.account = account;
    }
  }
}
