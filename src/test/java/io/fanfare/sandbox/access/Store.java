package io.fanfare.sandbox.access;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The service's database, read and changed behind its back. */
public final class Store {
  private static final String ACTIVITIES =
      """
      select id, job_id, account_id, chunk, state, remote_id, false as ended
        from activity where job_id = any (?::uuid[])
      union all
      select id, job_id, account_id, chunk, state, remote_id, true
        from activity_ended where job_id = any (?::uuid[])
      """;
  private static final String EVENTS =
      """
      select topic, event_id, type, key, data::json ->> 'activity_id' as activity_id
        from outbox where (data::json ->> 'job_id')::uuid = any (?::uuid[])
       order by sequence
      """;

  private final String jdbcUrl;

  public Store(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** An activity as the service knows it. */
  public record Row(
      String id,
      String jobId,
      String account,
      int chunk,
      String state,
      @Nullable String remoteId,
      boolean ended) {}

  /** An event as it was written with its state, in the order of its transactions. */
  public record Event(
      String topic, String id, String type, String key, @Nullable String activityId) {}

  /** All activities of these jobs, ended or not. */
  public List<Row> activities(List<String> jobs) {
    return query(
        ACTIVITIES,
        row ->
            new Row(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("account_id"),
                row.getInt("chunk"),
                row.getString("state"),
                row.getString("remote_id"),
                row.getBoolean("ended")),
        array(jobs),
        array(jobs));
  }

  /** All events of these jobs, published or not. */
  public List<Event> events(List<String> jobs) {
    return query(
        EVENTS,
        row ->
            new Event(
                row.getString("topic"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("key"),
                row.getString("activity_id")),
        array(jobs));
  }

  /** One number. */
  public long number(String sql, String... values) {
    return query(sql, row -> row.getLong(1), values).get(0);
  }

  /** One column of texts. */
  public List<String> texts(String sql, String... values) {
    return query(sql, row -> row.getString(1), values);
  }

  /** Events that the broker has not got yet. */
  public long unpublished() {
    return number("select count(*) from outbox where published_at is null");
  }

  /**
   * Changes something behind the service's back, one after the other, each for itself.
   *
   * @throws IllegalStateException at the first that fails, whose cause says why; those before it
   *     stay done
   */
  public void execute(String... statements) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Reader<T> reader, String... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      List<T> rows = new ArrayList<>();
      for (ResultSet result = statement.executeQuery(); result.next(); ) {
        rows.add(reader.read(result));
      }
      return List.copyOf(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", "postgres");
    properties.setProperty("loginTimeout", "10");
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  private static String array(List<String> ids) {
    return "{" + String.join(",", ids) + "}";
  }
}
