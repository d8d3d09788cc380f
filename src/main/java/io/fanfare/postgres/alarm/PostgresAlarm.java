package io.fanfare.postgres.alarm;

import io.fanfare.pacing.Alarm;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Listens on one connection of its own, and listens again when that one breaks. */
@ApplicationScoped
public class PostgresAlarm implements Alarm {
  private static final String CHANNEL = "fanfare_due";
  private static final String NOTIFY = "select cast(pg_notify('" + CHANNEL + "', '') as text)";
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Pool pool;
  private final Timers timers;

  public PostgresAlarm(Pool pool, Timers timers) {
    this.pool = pool;
    this.timers = timers;
  }

  /** Rings everywhere when the session's transaction commits. */
  public static Uni<Void> ring(StatelessSession session) {
    return session.createNativeQuery(NOTIFY, String.class).getResultList().replaceWithVoid();
  }

  @Override
  public Multi<Long> rings() {
    return Multi.createFrom()
        .uni(pool.getConnection())
        .onItem()
        .transformToMultiAndConcatenate(PostgresAlarm::listen)
        .onFailure()
        .recoverWithCompletion()
        .onCompletion()
        .continueWith(0L)
        .onItem()
        .call(ring -> ring == 0L ? timers.after(PAUSE) : Uni.createFrom().voidItem())
        .onCompletion()
        .switchTo(this::rings);
  }

  private static Multi<Long> listen(SqlConnection connection) {
    return Multi.createFrom()
        .emitter(emitter -> listen(connection, emitter), BackPressureStrategy.LATEST);
  }

  private static void listen(SqlConnection connection, MultiEmitter<? super Long> emitter) {
    PgConnection postgres = PgConnection.cast(connection.getDelegate());
    postgres.notificationHandler(notice -> emitter.emit((long) notice.getProcessId()));
    postgres.closeHandler(closed -> emitter.complete());
    emitter.onTermination(() -> postgres.close());
    postgres.query("listen " + CHANNEL).execute().onFailure(emitter::fail);
  }
}
