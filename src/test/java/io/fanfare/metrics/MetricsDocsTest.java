package io.fanfare.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/metrics.md against the meters. */
class MetricsDocsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(fanfare_[a-z_]+)` \\|");

  @Test
  void shouldDocumentEveryMeterAndNoOther() throws IOException {
    // When
    List<String> documented =
        ROW.matcher(Files.readString(Path.of("docs", "metrics.md")))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    // Then
    assertThat(documented).containsExactlyInAnyOrderElementsOf(Meters.own());
  }
}
