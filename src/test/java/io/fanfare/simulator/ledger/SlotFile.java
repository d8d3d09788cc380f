package io.fanfare.simulator.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixed-size records, append-only, outside the heap: a long run costs the collector nothing. Not
 * safe for several threads.
 */
final class SlotFile {
  private static final int SLOTS_IN_CHUNK = 4096;

  private final int slotBytes;
  private final List<ByteBuffer> chunks = new ArrayList<>();
  private int size;

  SlotFile(int slotBytes) {
    this.slotBytes = slotBytes;
  }

  int size() {
    return size;
  }

  /** Adds a record of zeros and returns its number. */
  int append() {
    if (size == chunks.size() * SLOTS_IN_CHUNK) {
      chunks.add(ByteBuffer.allocateDirect(SLOTS_IN_CHUNK * slotBytes));
    }
    return size++;
  }

  /** The chunk that holds the record; use absolute access from {@link #offset}. */
  ByteBuffer chunk(int slot) {
    return chunks.get(slot / SLOTS_IN_CHUNK);
  }

  int offset(int slot) {
    return slot % SLOTS_IN_CHUNK * slotBytes;
  }

  void clear() {
    chunks.clear();
    size = 0;
  }
}
