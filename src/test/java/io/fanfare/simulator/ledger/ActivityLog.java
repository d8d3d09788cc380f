package io.fanfare.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every accepted activity, for good: the vendor forgets after ten days, this does not. */
final class ActivityLog {
  private static final int ID = 0;
  private static final int CREATED = 16;
  private static final int ENDED = 24;
  private static final int ACCOUNT = 32;
  private static final int OPERATION = 36;
  private static final int STATE = 40;
  private static final int HAS_PAYLOAD = 44;
  private static final int PAYLOAD = 48;
  private static final int SLOT = 80;

  private final SlotFile slots = new SlotFile(SLOT);
  private final Names names = new Names();
  private int clearings;

  /** Returns a handle for {@link #ended}; it is void after {@link #clear}. */
  long accepted(UUID id, String account, String operation, Instant at, @Nullable String payload) {
    int slot = slots.append();
    ByteBuffer chunk = slots.chunk(slot);
    int base = slots.offset(slot);
    chunk.putLong(base + ID, id.getMostSignificantBits());
    chunk.putLong(base + ID + 8, id.getLeastSignificantBits());
    chunk.putLong(base + CREATED, at.toEpochMilli());
    chunk.putInt(base + ACCOUNT, names.number(account));
    chunk.putInt(base + OPERATION, names.number(operation));
    if (payload != null) {
      chunk.put(base + HAS_PAYLOAD, (byte) 1);
      chunk.put(base + PAYLOAD, HexFormat.of().parseHex(payload));
    }
    return ((long) clearings << 32) | slot;
  }

  void ended(long handle, Instant at, String state) {
    if (handle >>> 32 != clearings) {
      return;
    }
    int slot = (int) handle;
    slots.chunk(slot).putLong(slots.offset(slot) + ENDED, at.toEpochMilli());
    slots.chunk(slot).putInt(slots.offset(slot) + STATE, names.number(state));
  }

  int size() {
    return slots.size();
  }

  void clear() {
    slots.clear();
    clearings++;
  }

  ObjectNode line(int slot) {
    ByteBuffer chunk = slots.chunk(slot);
    int at = slots.offset(slot);
    long ended = chunk.getLong(at + ENDED);
    ObjectNode line = Json.object().put("seq", slot);
    line.put("account", names.text(chunk.getInt(at + ACCOUNT)));
    line.put("operation", names.text(chunk.getInt(at + OPERATION)));
    line.put("activity_id", RequestLog.uuid(chunk, at + ID));
    line.put("created_at", Instant.ofEpochMilli(chunk.getLong(at + CREATED)).toString());
    line.put("ended_at", ended == 0 ? null : Instant.ofEpochMilli(ended).toString());
    line.put("state", names.text(chunk.getInt(at + STATE)));
    line.put(
        "payload_sha256",
        chunk.get(at + HAS_PAYLOAD) == 0 ? null : RequestLog.hex(chunk, at + PAYLOAD));
    return line;
  }
}
