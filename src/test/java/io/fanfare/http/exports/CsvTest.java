package io.fanfare.http.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void should_write_what_it_reads() {
    // Given
    String csv = "1,\"x\ny\",\"a \"\"b\"\"\",,\"c,d\"\n";

    // When
    List<List<String>> records = Csv.records(csv.getBytes(StandardCharsets.UTF_8));
    StringBuilder written = new StringBuilder();
    Csv.write(written, records.get(0), false);

    // Then
    assertThat(records).containsExactly(List.of("1", "x\ny", "a \"b\"", "", "c,d"));
    assertThat(written).hasToString(csv);
  }

  @Test
  void should_keep_a_spreadsheet_from_running_cells_when_asked() {
    // Given
    StringBuilder safe = new StringBuilder();
    StringBuilder plain = new StringBuilder();

    // When
    Csv.write(safe, List.of("=1+1", "-2", "@x", "+3", "a=b"), true);
    Csv.write(plain, List.of("=1+1"), false);

    // Then
    assertThat(safe).hasToString("'=1+1,'-2,'@x,'+3,a=b\n");
    assertThat(plain).hasToString("=1+1\n");
  }

  @Test
  void should_put_the_columns_of_all_files_side_by_side() {
    // Given
    Columns columns = new Columns();
    columns.add(List.of("Email", "Custom", "Custom"));
    columns.add(List.of("Shoe size", "Email"));

    // When
    int[] places = columns.places(List.of("Shoe size", "Email"));

    // Then
    assertThat(columns.header())
        .containsExactly("account_id", "Email", "Custom", "Custom", "Shoe size");
    assertThat(places).containsExactly(4, 1);
    assertThat(columns.places(List.of("Email", "Custom", "Custom"))).containsExactly(1, 2, 3);
  }
}
