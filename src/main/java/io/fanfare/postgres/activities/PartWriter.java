package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.RowEffects.Part;
import io.fanfare.activity.Transition;
import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Boxes;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.rejections.RejectionWriter;
import io.fanfare.rejection.RejectionBox;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Keeps what steps say about rows: rejections, and the requests that take the place of others. */
final class PartWriter {
  /** Accounts that share a request share its parts: in one order, so that none waits in a ring. */
  private static final String PAYLOADS =
      """
      insert into payload (id, job_id, account_id, key_id, nonce, box)
      select p.id, p.job_id, (select w.account_id from payload w where w.id = p.whole), p.key_id,
        decode(p.nonce, 'base64'), decode(p.box, 'base64')
      from jsonb_to_recordset(cast(cast(:payloads as text) as jsonb))
        as p(id uuid, job_id uuid, whole uuid, key_id text, nonce text, box text)
      order by p.id on conflict do nothing
      """;

  private PartWriter() {}

  /** A part for each that the steps plan, with the activity whose place it takes. */
  static List<Map<String, Object>> rows(List<Transition> steps) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Transition step : steps) {
      for (Part part : step.effects().rows().parts()) {
        rows.add(
            Map.of(
                "whole", step.from().id().toString(),
                "payload_id", part.payloadId().toString(),
                "items", part.items(),
                "seconds", part.seconds()));
      }
    }
    return rows;
  }

  static Uni<Void> write(StatelessSession session, List<Transition> kept) {
    List<RejectionBox> boxes =
        kept.stream().flatMap(step -> step.effects().rows().rejections().stream()).toList();
    return RejectionWriter.write(session, boxes).chain(() -> writeParts(session, kept));
  }

  private static Uni<Void> writeParts(StatelessSession session, List<Transition> kept) {
    Map<UUID, Map<String, String>> payloads = new TreeMap<>();
    Map<UUID, Sealed> origins = new TreeMap<>();
    for (Transition step : kept) {
      for (Part part : step.effects().rows().parts()) {
        payloads.put(part.payloadId(), row(step.from(), part));
        origins.put(part.payloadId(), part.origins());
      }
    }
    return payloads.isEmpty()
        ? Uni.createFrom().voidItem()
        : session
            .createNativeQuery(PAYLOADS)
            .setParameter("payloads", Json.of(payloads.values()))
            .executeUpdate()
            .chain(() -> RejectionWriter.writeOrigins(session, origins));
  }

  private static Map<String, String> row(Activity whole, Part part) {
    return Boxes.row(
        part.request(),
        Map.of(
            "id", part.payloadId().toString(),
            "job_id", whole.target().jobId().toString(),
            "whole", whole.work().payloadId().toString()));
  }
}
