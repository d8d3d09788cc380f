package io.fanfare.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NdjsonReaderTest {

  @Test
  void shouldReadAnObjectALine() {
    // When
    List<Row> rows =
        Files.ndjson(
            "\uFEFF{\"E-mail\":\" a@b.co \",\"birthday_day\":5,\"phone\":49,\"city\":null}\r\n"
                + "\n  \n{\"email\":\"b@b.co\"}");

    // Then
    assertThat(rows).extracting(Row::number).containsExactly(1L, 2L);
    assertThat(rows.get(0).fields())
        .hasToString("{\"email\":\"a@b.co\",\"birthday_day\":5,\"phone\":\"49\"}");
    assertThat(rows.get(1).fields().path("email").asText()).isEqualTo("b@b.co");
  }

  @Test
  void shouldGiveFaultsToLinesThatAreNoRows() {
    // When
    List<Row> rows =
        Files.ndjson(
            """
            {"email":"a@b.co"
            [1]
            {"email":"a@b.co","email":"b@b.co"}
            {"email":"a@b.co"} x
            {"email":{"a":1}}
            {"hobby":"x"}
            {"email":"\\ud800"}
            {"email":"\\u0000"}
            """
                + "{\"email\":\""
                + "x".repeat(200_000)
                + "\"}\n{\"email\":\"last@b.co\"}\n");

    // Then
    assertThat(rows)
        .extracting(row -> row.fault() == null ? "" : row.fault().reason())
        .containsExactly(
            "invalid_json",
            "invalid_json",
            "invalid_json",
            "invalid_json",
            "wrong_type",
            "unknown_field",
            "invalid_characters",
            "invalid_characters",
            "too_long",
            "");
    assertThat(rows.get(9).number()).isEqualTo(10);
  }

  @Test
  void shouldTakeAccountAndKeyFromTheirNames() {
    // Given
    RowTerms terms =
        new RowTerms(RowFormat.NDJSON, ',', Map.of("mail", "email"), "account", "id", true);

    // When
    List<Row> rows =
        Files.read("{\"account\":\"a1\",\"id\":7,\"mail\":\"a@b.co\",\"x\":true}\n", terms);

    // Then
    assertThat(rows.get(0).account()).isEqualTo("a1");
    assertThat(rows.get(0).key()).isEqualTo("7");
  }

  @Test
  void shouldReadNothingFromNothing() {
    // Then
    assertThat(Files.ndjson("")).isEmpty();
    assertThat(Files.ndjson("\n\r\n")).isEmpty();
  }
}
