package io.fanfare.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Email address,First name\na@example.com,Ada\n",
        "\"Email address\",\"First name\"\n\"a@example.com\",\"Ada\"\n",
        "\"Email address\",\"First name\"\n",
        "\"Email address\",\"First name\"",
        "\"Email address\"\n\"a@example.com\"\n",
        "\"two\nlines\",\"b\"\n\"1\",\"2\"\n",
        "Emoji\n\uD83D\uDE00 \"said\" \\n\n",
        "a\n",
      })
  void should_give_the_same_text_however_it_came(String csv) throws Exception {
    // Given
    byte[] plain = csv.getBytes(StandardCharsets.UTF_8);
    byte[] json = JSON.writeValueAsBytes(csv);
    byte[] escaped = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(csv);

    // When, Then
    for (int size : new int[] {1, 2, 3, 7, 1000}) {
      assertThat(read(plain, size)).isEqualTo(csv);
      assertThat(read(json, size)).isEqualTo(csv);
      assertThat(read(escaped, size)).isEqualTo(csv);
      assertThat(read(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8), size)).isEqualTo(csv);
    }
  }

  private static String read(byte[] bytes, int size) {
    PlainText text = new PlainText();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < bytes.length; from += size) {
      int to = Math.min(from + size, bytes.length);
      out.writeBytes(text.feed(java.util.Arrays.copyOfRange(bytes, from, to)));
    }
    out.writeBytes(text.end());
    return out.toString(StandardCharsets.UTF_8);
  }
}
