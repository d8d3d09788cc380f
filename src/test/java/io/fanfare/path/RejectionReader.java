package io.fanfare.path;

import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.Tally;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All rejections of a job as they are kept, opened with the service's own key. */
final class RejectionReader {
  private static final String BOXES =
      "select id, account_id, first_row, key_id, nonce, box from rejection_box where job_id = '%s'";

  private RejectionReader() {}

  static List<Rejection> read(Map<String, String> configuration, String job) {
    Vault vault =
        new Vault(
            "k1", String.valueOf(configuration.get("fanfare.payload.key")), new SecureRandom());
    RejectionBoxes boxes = new RejectionBoxes(vault);
    List<Rejection> rejections = new ArrayList<>();
    String url = configuration.get("quarkus.datasource.jdbc.url");
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(BOXES.formatted(job))) {
      while (rows.next()) {
        rejections.addAll(boxes.open(box(rows, UUID.fromString(job))));
      }
      return rejections;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RejectionBox box(ResultSet row, UUID job) throws SQLException {
    return new RejectionBox(
        row.getObject(1, UUID.class),
        new RejectionBox.Owner(job, null),
        new RejectionBox.Place(row.getString(2), row.getLong(3)),
        new Tally(Map.of()),
        new Sealed(row.getString(4), row.getBytes(5), row.getBytes(6)));
  }
}
