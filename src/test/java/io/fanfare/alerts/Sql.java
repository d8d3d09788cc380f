package io.fanfare.alerts;

import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The database of the shared services, behind the service's back. */
final class Sql {
  private static final String OTHERS_AWAY =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'";

  private static final Store SERVICES = new Store(SharedServices.jdbcUrl());
  private static final Store TEMPLATE =
      new Store(SharedServices.jdbcUrl().replaceFirst("/postgres\\b", "/template1"));

  private Sql() {}

  /** What other tests left behind is nobody's any more; nothing is spent, nobody is alive. */
  static void afresh() {
    Awaitility.await() // What is still under way may hold the same rows in another order.
        .pollDelay(Duration.ZERO)
        .ignoreExceptions()
        .untilAsserted(Sql::empty);
  }

  private static void empty() {
    SERVICES.execute(
        "truncate activity, activity_ended, job_account, turn, job_queue, lane, foreign_activity,"
            + " replica",
        "update job set state = 'finished', needs_attention = 0, remaining = 0",
        "update outbox set published_at = now() where published_at is null",
        "update quota set used = 0, used_ahead = 0, parked_until = 'epoch', next_slot = now(),"
            + " low = 0, plateau = 0, cut_at = 'epoch', guard_nanos = 0, guard_until = 'epoch'");
  }

  /** Time passes: what was kept is so much older. */
  static void pass(int seconds) {
    String before = " - interval '" + seconds + " s'";
    SERVICES.execute(
        "update replica set seen_at = seen_at" + before,
        "update outbox set time = time" + before + " where published_at is null");
  }

  /** Nobody has a connection any more, nor gets a new one. */
  static void takeAway() {
    TEMPLATE.execute("alter database postgres with allow_connections false", OTHERS_AWAY);
  }

  static void giveBack() {
    TEMPLATE.execute("alter database postgres with allow_connections true");
  }
}
