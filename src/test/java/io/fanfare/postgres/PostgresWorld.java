package io.fanfare.postgres;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.StoreWorld;
import io.fanfare.job.JobStore;
import io.fanfare.job.WaveStore;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The stores on PostgreSQL. Time passes by moving everything that was kept into the past. */
record PostgresWorld(ActivityStore activities, JobStore jobs, WaveStore waves, Replicas replicas)
    implements StoreWorld {
  static final Store DATABASE = new Store(SharedServices.jdbcUrl());

  private static final String EMPTY =
      "truncate activity, activity_ended, job_account, turn, job_queue, lane, foreign_activity, replica";

  /** What other tests left behind is nobody's any more. */
  PostgresWorld {
    DATABASE.execute(EMPTY);
  }

  @Override
  public void know(List<String> accountIds) {
    String rows = accountIds.stream().map("('%s')"::formatted).collect(Collectors.joining(","));
    DATABASE.execute(
        "insert into account (account_id) values "
            + rows
            + " on conflict (account_id) do update set closed_at = null");
  }

  @Override
  public void close(String accountId) {
    DATABASE.execute(
        "update account set closed_at = now() where account_id = '%s'".formatted(accountId));
  }

  @Override
  public void pass(Duration time) {
    past(time, "activity", "not_before", "sent_from", "send_by", "lost_not_before", "progress_at");
    past(time, "lane", "parked_until", "look_late", "look_soon", "looker_until");
    past(time, "turn", "due_at");
    past(time, "replica", "seen_at");
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  private static void past(Duration time, String table, String... columns) {
    String by = " - interval '" + time.toMillis() + " ms'";
    DATABASE.execute(
        "update %s set ".formatted(table)
            + Arrays.stream(columns)
                .map(column -> column + " = " + column + by)
                .collect(Collectors.joining(", ")));
  }
}
