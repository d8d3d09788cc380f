package io.fanfare.postgres.activities;

import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Keeps what looks brought, and frees their accounts for the next look. */
final class LookWriter {

  /** A time that a step set while somebody looked counts too, when it is earlier. */
  private static final String FREE =
      """
      update lane l set looker = null, looker_until = null, pages = t.pages,
        look_late = case when l.in_flight + l.unknown > 0
          then least(l.look_late, now() + make_interval(secs => t.late)) else 'infinity' end,
        look_soon = case when l.in_flight + l.unknown > 0
          then least(l.look_soon, now() + make_interval(secs => t.soon)) else 'infinity' end
      from jsonb_to_recordset(cast(cast(:looks as text) as jsonb)) as t(account_id text,
        looker uuid, late float8, soon float8, pages int)
      where l.account_id = t.account_id and l.looker = t.looker
      """;

  private LookWriter() {}

  static Uni<List<Transition>> write(StatelessSession session, List<Looked> looks) {
    List<Transition> steps = looks.stream().flatMap(look -> look.steps().stream()).toList();
    List<String> accounts = looks.stream().map(Looked::accountId).distinct().toList();
    return new TransitionWriter(session).write(steps, accounts).call(() -> free(session, looks));
  }

  private static Uni<Integer> free(StatelessSession session, List<Looked> looks) {
    return session
        .createNativeQuery(FREE)
        .setParameter("looks", Json.of(looks.stream().map(LookWriter::row).toList()))
        .executeUpdate();
  }

  private static Map<String, Object> row(Looked look) {
    return Map.of(
        "account_id", look.accountId(),
        "looker", look.looker().toString(),
        "late", Seconds.of(look.next().late()),
        "soon", Seconds.of(look.next().soon()),
        "pages", look.pages());
  }
}
