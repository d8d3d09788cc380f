package io.fanfare.postgres.schedules;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The time that all replicas share: the database's own, unless a week has to pass in seconds. */
@FunctionalInterface
interface StoreTime {

  /** What time it is, read inside the transaction of the session. */
  Uni<Instant> now(StatelessSession session);

  /** The database's. */
  static StoreTime ofDatabase() {
    return session ->
        session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
  }
}
