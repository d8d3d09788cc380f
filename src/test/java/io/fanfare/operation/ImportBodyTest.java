package io.fanfare.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportBodyTest {
  private static final String BODY =
      "{\"list_ids\":[\"l1\"],\"import_data\":[{\"email\":\"a\"},{\"email\":\"b\","
          + "\"more\":{\"x\":[1]}},{\"email\":\"\uD83D\uDE00]}\"}],\"sms_permission_to_send\":\"not_set\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|1|{\"email\":\"a\"}",
        "1|2|{\"email\":\"b\",\"more\":{\"x\":[1]}}",
        "2|3|{\"email\":\"\uD83D\uDE00]}\"}",
        "0|2|{\"email\":\"a\"},{\"email\":\"b\",\"more\":{\"x\":[1]}}",
        "1|3|{\"email\":\"b\",\"more\":{\"x\":[1]}},{\"email\":\"\uD83D\uDE00]}\"}"
      })
  void shouldKeepWhatStandsAroundTheRows(int from, int to, String rows) {
    // When
    String part = ImportBody.only(BODY, range(from, to));

    // Then
    assertThat(part)
        .isEqualTo(
            "{\"list_ids\":[\"l1\"],\"import_data\":["
                + rows
                + "],\"sms_permission_to_send\":\"not_set\"}");
  }

  @Test
  void shouldMindWhiteSpace() {
    // When
    String part = ImportBody.only("{ \"import_data\" : [ {\"a\":1} , {\"b\":2} ] }", range(1, 2));

    // Then
    assertThat(part).isEqualTo("{ \"import_data\" : [{\"b\":2}] }");
  }

  @Test
  void shouldNotTakeAnotherFieldForTheRows() {
    // Given
    String body = "{\"x\":{\"import_data\":[{\"no\":1}]},\"import_data\":[{\"yes\":1}]}";

    // When / Then
    assertThat(ImportBody.only(body, range(0, 1))).isEqualTo(body);
  }

  @Test
  void shouldFailWhereThereAreNoRows() {
    // When / Then
    assertThatThrownBy(() -> ImportBody.only("{\"list_ids\":[]}", range(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTakeRowsThatStandApart() {
    // Given
    BitSet rows = range(0, 1);
    rows.set(2);

    // When
    String part = ImportBody.only(BODY, rows);

    // Then
    assertThat(part)
        .contains("\"import_data\":[{\"email\":\"a\"},{\"email\":\"\uD83D\uDE00]}\"}],\"sms_");
  }

  private static BitSet range(int from, int to) {
    BitSet rows = new BitSet();
    rows.set(from, to);
    return rows;
  }
}
