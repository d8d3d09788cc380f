package io.fanfare.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.ImportFrame;
import io.fanfare.operation.RequestRules;
import io.fanfare.rejection.Rejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RequestRules RULES = new RequestRules(Catalogue.load());
  private static final String LIST = "11111111-2222-4333-8444-555555555555";
  private static final long MOST = 4_000_000;
  private static final int PAD = 100;
  private static final int WIDE = 6;
  private static final int ROWS = 4_000;
  private static final String HEADER = "email,cf:x,cf:pad,cf:1,cf:2,cf:3,cf:4,cf:5,cf:6\n";

  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  @Test
  void shouldLetTheLastRowOfAPersonWin() {
    // When
    run(
        """
        email,first_name,sms_number
        Ann@Example.com,old,
        bob@example.com,Bob,
         ann@example.COM ,new,
        ,,+1 555 123-4567
        ,,5551234567
        """,
        LIST);

    // Then
    assertThat(emails(chunks.get(0))).containsExactly("bob@example.com", "ann@example.COM", "");
    assertThat(rejections).extracting(Rejection::row).containsExactly(1L, 4L);
    assertThat(rejections).extracting(Rejection::survivor).containsExactly(3L, 5L);
    assertThat(rejections).extracting(Rejection::reason).containsOnly("merged");
    assertThat(chunks.get(0).origins().row(0)).isEqualTo(2);
    assertThat(chunks.get(0).origins().row(2)).isEqualTo(5);
  }

  @Test
  void shouldNotLetABadRowWin() {
    // When
    run("email,birthday_month\na@b.co,\na@b.co,13\n", LIST);

    // Then
    assertThat(chunks.get(0).request().items()).isEqualTo(1);
    assertThat(rejections).extracting(Rejection::row).containsExactly(2L);
    assertThat(rejections.get(0).reason()).isNotEqualTo("merged");
  }

  @ParameterizedTest
  @CsvSource({"39999, 1", "40000, 2", "40001, 2", "79999, 3"})
  void shouldCutByRows(int rows, int expected) {
    // When
    run(shortRows(rows), LIST);

    // Then
    assertThat(chunks).hasSize(expected);
    assertThat(chunks.stream().mapToInt(chunk -> chunk.request().items()).sum()).isEqualTo(rows);
    assertThat(chunks.get(0).request().items()).isEqualTo(39_999);
    Chunk last = chunks.get(expected - 1);
    assertThat(last.origins().row(last.origins().size() - 1)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\uD83D\uDE00", "\"\"", "\\"})
  void shouldFillACallToTheByte(String character) {
    // Given: rows of which the last makes the call too large by one byte, exactly large, or not
    String cell = character.repeat(250 / character.length());
    run(csv(ROWS, cell), LIST);
    int full = chunks.get(0).request().items();
    long used = Envelope.size(chunks.get(0).request().call());

    for (int over = -1; over <= 1; over++) {
      // When
      chunks.clear();
      run(csv(full, cell, (int) (MOST + over - used)), LIST);

      // Then
      long size = Envelope.size(chunks.get(0).request().call());
      assertThat(chunks).hasSize(over > 0 ? 2 : 1);
      assertThat(size).isLessThanOrEqualTo(MOST);
      assertThat(over > 0 || size == MOST + over).isTrue();
      assertThat(chunks.stream().mapToInt(chunk -> chunk.request().items()).sum()).isEqualTo(full);
    }
  }

  @Test
  void shouldLeaveRoomForWhatNamesStandFor() {
    // Given
    String rows = csv(3 * ROWS, "n".repeat(50)).replaceFirst("cf:x", "cf:name:s");

    // When
    run(rows, "name:N");

    // Then
    assertThat(chunks).hasSizeGreaterThan(1);
    for (Chunk chunk : chunks) {
      long more = 30 + 44L * chunk.request().items();
      assertThat(Envelope.size(chunk.request().call()) + more).isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void shouldMakeTheSameRequestAsTheRulesWould() {
    // Given
    run("email,city\na@b.co, Bonn \n", LIST);

    // When
    CheckedRequest checked = RULES.check("contacts_json_import", body(chunks.get(0)));

    // Then
    assertThat(chunks.get(0).request()).isEqualTo(checked);
  }

  @Test
  void shouldHandOverNothingWhereNothingIsLeft() {
    // When
    run("email\nbad\n", LIST);

    // Then
    assertThat(chunks).isEmpty();
    assertThat(rejections).hasSize(1);
  }

  private void run(String csv, String list) {
    List<Row> rows = new ArrayList<>();
    RowBlock.read(null, new ByteArrayInputStream(written(Files.csv(csv))), rows::add);
    ImportFrame frame = RULES.checkImport(JSON.valueToTree(Map.of("list_ids", List.of(list))));
    AccountRows account =
        new AccountRows(
            "a1", rows.size(), frame, chunks::add, found -> rejections.add(found.rejection()));
    rows.forEach(account::see);
    rows.forEach(account::cut);
    account.finish();
  }

  /** Rows wait as blocks: what is read back is what is tested. */
  private static byte[] written(List<Row> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    rows.forEach(row -> RowBlock.write(row, out));
    return out.toByteArray();
  }

  private static String shortRows(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(row -> "c" + row + "@example.com\n")
        .collect(Collectors.joining("", "email\n", ""));
  }

  private static String csv(int rows, String name) {
    return csv(rows, name, 0);
  }

  /** The last rows are longer by so many bytes. */
  private static String csv(int rows, String name, int more) {
    String cell = '"' + name.replace("\"", "\"\"") + '"';
    StringBuilder text = new StringBuilder(HEADER);
    int left = more;
    for (int row = 1; row <= rows; row++) {
      int extra = row > rows - 100 ? Math.min(left, 255 - PAD) : 0;
      left -= extra;
      text.append('c').append(100_000 + row).append("@example.com,").append(cell).append(',');
      text.append("p".repeat(PAD + extra)).append((',' + cell).repeat(WIDE)).append('\n');
    }
    return text.toString();
  }

  private static List<String> emails(Chunk chunk) {
    List<String> emails = new ArrayList<>();
    body(chunk).path("import_data").forEach(row -> emails.add(row.path("email").asText()));
    return emails;
  }

  private static JsonNode body(Chunk chunk) {
    try {
      return JSON.readTree(
          String.valueOf(chunk.request().call().payload()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
