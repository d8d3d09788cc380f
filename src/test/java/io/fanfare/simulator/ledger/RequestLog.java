package io.fanfare.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every request, in order of arrival. A line is written when the headers have arrived and completed
 * when the answer is known. Not safe for several threads.
 */
final class RequestLog {
  private static final int NANOS = 0;
  private static final int MILLIS = 8;
  private static final int ACCOUNT = 16;
  private static final int METHOD = 20;
  private static final int INNER = 24;
  private static final int TEMPLATE = 28;
  private static final int BYTES = 32;
  private static final int STATUS = 36;
  private static final int HAS_PAYLOAD = 39;
  private static final int ACTIVITY = 40;
  private static final int PAYLOAD = 56;
  private static final int VERDICT = 88;
  private static final int SLOT = 92;

  private final SlotFile slots = new SlotFile(SLOT);
  private final Names names = new Names();

  int arrived(long nanos, Instant at, String method, @Nullable String account) {
    int seq = slots.append();
    ByteBuffer chunk = slots.chunk(seq);
    int at0 = slots.offset(seq);
    chunk.putLong(at0 + NANOS, nanos);
    chunk.putLong(at0 + MILLIS, at.toEpochMilli());
    chunk.putInt(at0 + METHOD, names.number(method));
    chunk.putInt(at0 + ACCOUNT, names.number(account));
    return seq;
  }

  void answered(int seq, Answer answer) {
    ByteBuffer chunk = slots.chunk(seq);
    int at = slots.offset(seq);
    chunk.putInt(at + INNER, names.number(answer.innerMethod()));
    chunk.putInt(at + TEMPLATE, names.number(answer.template()));
    chunk.putInt(at + BYTES, answer.outerBytes());
    chunk.putShort(at + STATUS, (short) answer.status());
    chunk.putInt(at + VERDICT, names.number(answer.verdict().wire()));
    if (answer.activityId() != null) {
      chunk.putLong(at + ACTIVITY, answer.activityId().getMostSignificantBits());
      chunk.putLong(at + ACTIVITY + 8, answer.activityId().getLeastSignificantBits());
    }
    if (answer.payload() != null) {
      chunk.put(at + HAS_PAYLOAD, (byte) 1);
      chunk.put(at + PAYLOAD, HexFormat.of().parseHex(answer.payload()));
    }
  }

  int size() {
    return slots.size();
  }

  void clear() {
    slots.clear();
  }

  ObjectNode line(int seq) {
    ByteBuffer chunk = slots.chunk(seq);
    int at = slots.offset(seq);
    ObjectNode line = Json.object().put("seq", seq);
    line.put("arrival_nanos", chunk.getLong(at + NANOS));
    line.put("arrived_at", Instant.ofEpochMilli(chunk.getLong(at + MILLIS)).toString());
    line.put("account", names.text(chunk.getInt(at + ACCOUNT)));
    line.put("method", names.text(chunk.getInt(at + METHOD)));
    line.put("inner_method", names.text(chunk.getInt(at + INNER)));
    line.put("template", names.text(chunk.getInt(at + TEMPLATE)));
    line.put("status", chunk.getShort(at + STATUS));
    String verdict = names.text(chunk.getInt(at + VERDICT));
    line.put("verdict", verdict == null ? Verdict.PENDING.wire() : verdict);
    line.put("outer_bytes", chunk.getInt(at + BYTES));
    line.put("activity_id", uuid(chunk, at + ACTIVITY));
    line.put("payload_sha256", chunk.get(at + HAS_PAYLOAD) == 0 ? null : hex(chunk, at + PAYLOAD));
    return line;
  }

  static @Nullable String uuid(ByteBuffer chunk, int at) {
    UUID id = new UUID(chunk.getLong(at), chunk.getLong(at + 8));
    return id.getMostSignificantBits() == 0 ? null : id.toString();
  }

  static String hex(ByteBuffer chunk, int at) {
    byte[] bytes = new byte[32];
    chunk.get(at, bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
