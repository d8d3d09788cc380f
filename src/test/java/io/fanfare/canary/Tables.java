package io.fanfare.canary;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Every value of every column of every table, as its bytes. */
public final class Tables {
  private static final String ALL =
      """
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm', 'S') and n.nspname = 'public' order by 1
      """;

  private final String jdbcUrl;

  public Tables(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Passes each value that is there with its place, {@code table.column}. */
  public void each(BiConsumer<String, byte[]> look) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres")) {
      for (String table : names(connection)) {
        rows(connection, table, look);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(ALL)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  private static void rows(Connection connection, String table, BiConsumer<String, byte[]> look)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      ResultSetMetaData columns = row.getMetaData();
      while (row.next()) {
        for (int column = 1; column <= columns.getColumnCount(); column++) {
          byte[] value = value(row, column, columns.getColumnTypeName(column));
          if (value != null) {
            look.accept(table + "." + columns.getColumnName(column), value);
          }
        }
      }
    }
  }

  private static byte @org.jspecify.annotations.Nullable [] value(
      ResultSet row, int column, String type) throws SQLException {
    if (type.equals("bytea")) {
      return row.getBytes(column);
    }
    String text = row.getString(column);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
