package io.fanfare.http.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.rejection.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionCsvTest {

  @Test
  void shouldGiveEachRejectionALine() {
    // Given
    List<Rejection> two =
        List.of(
            new Rejection("a1", 7, "k7", "invalid_email", "Is no address.", null),
            new Rejection("a1", 9, null, "merged", null, 12L));

    // When
    String csv = RejectionCsv.header() + RejectionCsv.lines(two);

    // Then
    assertThat(csv)
        .isEqualTo(
            "account_id,row,key,reason,message,survivor,rows\r\n"
                + "\"a1\",7,\"k7\",\"invalid_email\",\"Is no address.\",,1\r\n"
                + "\"a1\",9,,\"merged\",,12,1\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49", "-5", "@SUM(A1)", "\t=1", "\r=1"})
  void shouldPutAQuoteBeforeWhatASpreadsheetWouldRun(String key) {
    // Given
    Rejection rejection = of(key, key);

    // When
    String line = RejectionCsv.lines(List.of(rejection));

    // Then
    assertThat(line).isEqualTo("\"a1\",7,\"'" + key + "\",\"row_error\",\"'" + key + "\",,1\r\n");
  }

  @Test
  void shouldKeepWhatIsInsideATextInsideItsCell() {
    // Given
    Rejection rejection = of("a\",=1+1,\"", "one\r\n=two");

    // When
    String line = RejectionCsv.lines(List.of(rejection));

    // Then
    assertThat(line).contains("\"a\"\",=1+1,\"\"\"").contains("\"one\r\n=two\"");
  }

  @Test
  void shouldLeaveAloneWhatIsNoFormula() {
    // Given
    Rejection rejection = of("a=b", "");

    // When
    String line = RejectionCsv.lines(List.of(rejection));

    // Then
    assertThat(line).contains("\"a=b\"").doesNotContain("'");
  }

  @Test
  void shouldLeaveTheCellEmptyWhereNobodyKnowsTheRow() {
    // Given
    Rejection nameless = Rejection.nameless("", "unaccounted", "So many are missing.", 5);

    // When
    String line = RejectionCsv.lines(List.of(nameless));

    // Then
    assertThat(line).isEqualTo(",,,\"unaccounted\",\"So many are missing.\",,5\r\n");
  }

  private static Rejection of(@Nullable String key, String message) {
    return new Rejection("a1", 7, key, "row_error", message, null);
  }
}
