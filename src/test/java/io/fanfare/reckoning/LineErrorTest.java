package io.fanfare.reckoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Line 3: Invalid birthday|3|Invalid birthday",
        "line 3 : Invalid birthday|3|Invalid birthday",
        "  LINE #40000 Invalid email|40000|Invalid email",
        "Line 7 - Missing email|7|Missing email",
        "Line 12|12|''"
      })
  void shouldReadTheLineAndTheWords(String error, int line, String words) {
    // When / Then
    assertThat(LineError.read(error))
        .hasValueSatisfying(
            read -> {
              assertThat(read.line()).isEqualTo(line);
              assertThat(read.words()).isEqualTo(words);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Invalid birthday", "Lines 3 to 5", "Line: 3", "Line 12345678901: too far"})
  void shouldNotReadALineOutOfAnythingElse(String error) {
    // When / Then
    assertThat(LineError.read(error)).isEmpty();
  }

  @Test
  void shouldReadWordsOfSeveralLines() {
    // When / Then
    assertThat(LineError.read("Line 3: one\ntwo"))
        .hasValueSatisfying(read -> assertThat(read.words()).isEqualTo("one\ntwo"));
  }
}
