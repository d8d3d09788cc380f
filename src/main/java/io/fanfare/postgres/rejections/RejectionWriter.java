package io.fanfare.postgres.rejections;

import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Boxes;
import io.fanfare.postgres.Json;
import io.fanfare.rejection.RejectionBox;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Keeps boxes in the transaction of what they tell. */
public final class RejectionWriter {
  private static final String BOXES =
      """
      insert into rejection_box (id, job_id, activity_id, account_id, first_row, reasons, key_id,
        nonce, box)
      select b.id, b.job_id, b.activity_id, b.account_id, b.first_row, b.reasons, b.key_id,
        decode(b.nonce, 'base64'), decode(b.box, 'base64')
      from jsonb_to_recordset(cast(cast(:boxes as text) as jsonb)) as b(id uuid, job_id uuid,
        activity_id uuid, account_id text, first_row bigint, reasons text, key_id text, nonce text,
        box text)
      on conflict do nothing
      """;

  private static final String ORIGINS =
      """
      insert into row_origin (payload_id, key_id, nonce, box)
      select o.payload_id, o.key_id, decode(o.nonce, 'base64'), decode(o.box, 'base64')
      from jsonb_to_recordset(cast(cast(:origins as text) as jsonb)) as o(payload_id uuid,
        key_id text, nonce text, box text)
      on conflict do nothing
      """;

  private RejectionWriter() {}

  /** Keeps rejections. */
  public static Uni<Void> write(StatelessSession session, List<RejectionBox> boxes) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    boxes.forEach(box -> rows.add(row(box)));
    return write(session, BOXES, "boxes", rows);
  }

  /** Keeps where the rows of payloads came from; the payloads are kept already. */
  public static Uni<Void> writeOrigins(StatelessSession session, Map<UUID, Sealed> origins) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    origins.forEach(
        (payloadId, box) -> {
          Map<String, @Nullable Object> row = sealed(box);
          row.put("payload_id", payloadId.toString());
          rows.add(row);
        });
    return write(session, ORIGINS, "origins", rows);
  }

  private static Uni<Void> write(
      StatelessSession session,
      String sql,
      String parameter,
      List<Map<String, @Nullable Object>> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : session
            .createNativeQuery(sql)
            .setParameter(parameter, Json.of(rows))
            .executeUpdate()
            .replaceWithVoid();
  }

  private static Map<String, @Nullable Object> row(RejectionBox box) {
    Map<String, @Nullable Object> row = sealed(box.box());
    row.put("id", box.id().toString());
    row.put("job_id", box.owner().jobId().toString());
    row.put("activity_id", text(box.owner().activityId()));
    row.put("account_id", box.place().accountId());
    row.put("first_row", box.place().firstRow());
    row.put("reasons", Json.of(box.tally().rows()));
    return row;
  }

  private static Map<String, @Nullable Object> sealed(@Nullable Sealed box) {
    return box == null ? new HashMap<>() : new HashMap<>(Boxes.columns(box));
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
