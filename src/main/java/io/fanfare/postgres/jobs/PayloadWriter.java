package io.fanfare.postgres.jobs;

import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Boxes;
import io.fanfare.postgres.Json;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Keeps the sealed requests of a new job; those that were kept before it become its own. */
final class PayloadWriter {
  private static final String INSERT =
      """
      insert into payload (id, job_id, account_id, key_id, nonce, box)
      select p.id, :job, nullif(p.account, ''), p.key_id, decode(p.nonce, 'base64'),
        decode(p.box, 'base64')
      from jsonb_to_recordset(cast(cast(:payloads as text) as jsonb))
        as p(id uuid, account text, key_id text, nonce text, box text)
      """;

  private static final String ADOPT =
      """
      update payload p set job_id = :job, account_id = nullif(k.account, '')
      from jsonb_to_recordset(cast(cast(:payloads as text) as jsonb)) as k(id uuid, account text)
      where p.id = k.id and (p.job_id is null or p.job_id = cast(cast(:parent as text) as uuid))
      """;

  private static final String SEVERAL = "";
  private static final UUID NOBODY = new UUID(0, 0);

  private final StatelessSession session;
  private final NewJob job;
  private final List<Map<String, String>> fresh = new ArrayList<>();

  /** Whose each of those is that were kept before, by their ids; several accounts may share one. */
  private final Map<String, String> kept = new LinkedHashMap<>();

  PayloadWriter(StatelessSession session, NewJob job) {
    this.session = session;
    this.job = job;
    job.payloads().forEach(this::add);
  }

  Uni<Void> write() {
    return insert().chain(() -> adopt()).invoke(this::refuseGone).replaceWithVoid();
  }

  /** They may have been deleted, or have gone to another retry, since they were looked for. */
  private void refuseGone(int adopted) {
    if (job.parentId() != null && adopted < kept.size()) {
      throw RefusedException.of(
          ProblemCode.REQUEST_GONE, "The requests of the job are not kept any more.");
    }
  }

  private void add(Payload payload) {
    Sealed box = payload.box();
    if (box == null) {
      kept.merge(
          payload.id().toString(),
          account(payload),
          (one, other) -> one.equals(other) ? one : SEVERAL);
    } else {
      fresh.add(row(payload, box));
    }
  }

  /** The one account whose it is, empty when it is several accounts'. */
  private String account(Payload payload) {
    List<String> all = job.accountIds();
    String only = all.size() == 1 ? all.get(0) : SEVERAL;
    return payload.accountId() == null ? only : payload.accountId();
  }

  private Map<String, String> row(Payload payload, Sealed box) {
    return Boxes.row(box, Map.of("id", payload.id().toString(), "account", account(payload)));
  }

  private static Map<String, String> row(Map.Entry<String, String> old) {
    return Map.of("id", old.getKey(), "account", old.getValue());
  }

  private Uni<Integer> insert() {
    return fresh.isEmpty()
        ? Uni.createFrom().item(0)
        : session
            .createNativeQuery(INSERT)
            .setParameter("job", job.id())
            .setParameter("payloads", Json.of(fresh))
            .executeUpdate();
  }

  private Uni<Integer> adopt() {
    UUID parent = job.parentId() == null ? NOBODY : job.parentId();
    return kept.isEmpty()
        ? Uni.createFrom().item(0)
        : session
            .createNativeQuery(ADOPT)
            .setParameter("job", job.id())
            .setParameter("parent", parent.toString())
            .setParameter(
                "payloads", Json.of(kept.entrySet().stream().map(PayloadWriter::row).toList()))
            .executeUpdate();
  }
}
