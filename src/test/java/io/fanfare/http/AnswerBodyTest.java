package io.fanfare.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":1}|{\"a\":1}",
        "[1,2]|[1,2]",
        "\"Email address\",\"First name\"|\"\\\"Email address\\\",\\\"First name\\\"\"",
        "12 apples|\"12 apples\"",
        "<html>|\"<html>\"",
        "~~|null"
      })
  void json_stays_json_and_everything_else_becomes_text(String answer, String shown) {
    // When
    String json = AnswerBody.of(answer.getBytes(StandardCharsets.UTF_8)).toString();

    // Then
    assertThat(json).isEqualTo(shown);
  }
}
