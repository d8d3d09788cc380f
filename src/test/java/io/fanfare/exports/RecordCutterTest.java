package io.fanfare.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.exports.RecordCutter.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordCutterTest {

  @Test
  void should_take_the_header_off_and_count_records() {
    // Given
    RecordCutter cutter = new RecordCutter();

    // When
    List<String> parts = cut(cutter, "a,b\n1,\"x\ny\"\n\n2,\"say \"\"hi\"\"\"", 1);

    // Then
    assertThat(new String(cutter.header(), StandardCharsets.UTF_8)).isEqualTo("a,b\n");
    assertThat(parts).containsExactly("1,\"x\ny\"\n\n2,\"say \"\"hi\"\"\"\n");
    assertThat(cutter.records()).isEqualTo(2);
  }

  @Test
  void should_cut_at_the_same_records_however_the_bytes_come() {
    // Given
    String record = "1," + "x".repeat(1000) + "\n";
    String csv = "a,b\n" + record.repeat(1000);

    // When
    List<String> inOne = cut(new RecordCutter(), csv, csv.length());
    List<String> inMany = cut(new RecordCutter(), csv, 777);

    // Then
    assertThat(inMany).isEqualTo(inOne);
    assertThat(inOne).hasSizeGreaterThan(3).allMatch(part -> part.endsWith("\n"));
    assertThat(inOne).allMatch(part -> part.length() < RecordCutter.PART + 2000);
    assertThat(String.join("", inOne)).isEqualTo(record.repeat(1000));
  }

  @Test
  void should_notice_a_file_that_was_cut_off() {
    assertThatThrownBy(() -> cut(new RecordCutter(), "a,b\n1,\"x", 3))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("cut_off");
  }

  @Test
  void should_refuse_an_empty_file_and_a_record_without_end() {
    assertThatThrownBy(() -> cut(new RecordCutter(), "", 1)).hasMessage("empty_file");
    String endless = "a\n\"" + "x".repeat(RecordCutter.LONGEST_RECORD + 1);
    assertThatThrownBy(() -> cut(new RecordCutter(), endless, 100_000))
        .hasMessage("record_too_long");
  }

  private static List<String> cut(RecordCutter cutter, String csv, int size) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      parts.addAll(
          cutter.feed(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length))));
    }
    parts.addAll(cutter.end());
    return parts.stream().map(part -> new String(part, StandardCharsets.UTF_8)).toList();
  }
}
