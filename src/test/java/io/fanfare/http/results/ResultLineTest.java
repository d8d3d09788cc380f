package io.fanfare.http.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultLineTest {
  @Test
  void each_error_is_a_json_text_on_a_line_of_its_own() {
    byte[] errors =
        "Line 2 : \"Zoë\" is no address\nLine 5 : too long".getBytes(StandardCharsets.UTF_8);

    assertThat(new String(ResultLine.texts(errors), StandardCharsets.UTF_8))
        .isEqualTo("\"Line 2 : \\\"Zoë\\\" is no address\"\n\"Line 5 : too long\"\n");
  }
}
