package io.fanfare.operation.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "{}x",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,\"a\":2}",
        "[{\"a\":{\"b\":1,\"b\":2}}]",
        "[1,]",
        "NaN",
        "\"\u0001\"",
        "{\"a\\u0000\":1}",
        "{\"a\":[\"b\\u0000\"]}"
      })
  void what_has_no_or_two_readings_is_refused(String text) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_not_utf_8_is_refused() {
    assertRefused(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'});
  }

  @Test
  void nesting_ends_somewhere() {
    String deepest = "[".repeat(StrictJson.DEEPEST) + "]".repeat(StrictJson.DEEPEST);

    assertThat(StrictJson.read(deepest.getBytes(StandardCharsets.UTF_8)).isArray()).isTrue();
    assertRefused(("[" + deepest + "]").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numbers_keep_their_digits() {
    String text = "{\"a\":1.10,\"b\":12345678901234567890.123456789,\"c\":1}";

    assertThat(StrictJson.read(text.getBytes(StandardCharsets.UTF_8)).toString()).isEqualTo(text);
  }

  private static void assertRefused(byte[] bytes) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> StrictJson.read(bytes));
    assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    assertThat(refused.violations()).singleElement().extracting("rule").isEqualTo("json");
  }
}
