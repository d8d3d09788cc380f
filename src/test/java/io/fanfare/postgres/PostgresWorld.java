package io.fanfare.postgres;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.StoreWorld;
import io.fanfare.job.JobStore;
import io.fanfare.job.WaveStore;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.SharedServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The stores on PostgreSQL. Time passes by moving everything that was kept into the past. */
record PostgresWorld(ActivityStore activities, JobStore jobs, WaveStore waves, Replicas replicas)
    implements StoreWorld {
  private static final String EMPTY =
      "truncate activity, activity_ended, job_account, turn, job_queue, lane, foreign_activity, replica";

  /** What other tests left behind is nobody's any more. */
  PostgresWorld {
    run(EMPTY);
  }

  @Override
  public void know(List<String> accountIds) {
    String rows = accountIds.stream().map("('%s')"::formatted).collect(Collectors.joining(","));
    run(
        "insert into account (account_id) values "
            + rows
            + " on conflict (account_id) do update set closed_at = null");
  }

  @Override
  public void close(String accountId) {
    run("update account set closed_at = now() where account_id = '%s'".formatted(accountId));
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

  static long count(String sql) {
    try (Connection connection =
            DriverManager.getConnection(SharedServices.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void past(Duration time, String table, String... columns) {
    String by = " - interval '" + time.toMillis() + " ms'";
    run(
        "update %s set ".formatted(table)
            + Arrays.stream(columns)
                .map(column -> column + " = " + column + by)
                .collect(Collectors.joining(", ")));
  }

  static void run(String sql) {
    try (Connection connection =
            DriverManager.getConnection(SharedServices.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
