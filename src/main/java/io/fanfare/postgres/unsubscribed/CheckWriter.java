package io.fanfare.postgres.unsubscribed;

import io.fanfare.activity.RowEffects.Check;
import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Notes what is to be checked, in the transaction that ends its activity. */
public final class CheckWriter {
  private static final String INSERT =
      """
      insert into unsubscribed_check (activity_id, job_id, account_id, payload_id, items, box_id,
        contacts, reads, since, until)
      select c.activity_id, c.job_id, c.account_id, c.payload_id, c.items, c.box_id, c.contacts,
        c.reads, c.since, c.until
      from jsonb_to_recordset(cast(cast(:checks as text) as jsonb)) as c(activity_id uuid,
        job_id uuid, account_id text, payload_id uuid, items int, box_id uuid, contacts bigint,
        reads int, since timestamptz, until timestamptz)
      on conflict do nothing
      """;

  private CheckWriter() {}

  /** Writes nothing when no step leaves anything to check. */
  public static Uni<Void> write(StatelessSession session, List<Transition> steps) {
    List<Map<String, @Nullable Object>> rows =
        steps.stream()
            .filter(step -> step.effects().rows().check() != null)
            .map(CheckWriter::row)
            .toList();
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : session
            .createNativeQuery(INSERT)
            .setParameter("checks", Json.of(rows))
            .executeUpdate()
            .replaceWithVoid();
  }

  private static Map<String, @Nullable Object> row(Transition step) {
    Check check = Objects.requireNonNull(step.effects().rows().check());
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("activity_id", step.from().id().toString());
    row.put("job_id", step.from().target().jobId().toString());
    row.put("account_id", step.from().target().accountId());
    row.put("payload_id", step.from().work().payloadId().toString());
    row.put("items", step.from().work().traits().items());
    row.put("box_id", check.boxId().toString());
    row.put("contacts", check.contacts());
    row.put("reads", check.reads());
    row.put("since", check.since().toString());
    row.put("until", check.until() == null ? null : check.until().toString());
    return row;
  }
}
