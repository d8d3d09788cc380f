package io.fanfare.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.vendor.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every verdict has a word, and docs/metrics.md knows it. */
class VerdictWordTest {

  @Test
  void shouldCallAVerdictByItsName() {
    assertThat(CallMeter.word(new Verdict.QuotaExceeded())).isEqualTo("quota_exceeded");
    assertThat(CallMeter.word(new Verdict.NotSent("no_token"))).isEqualTo("not_sent");
  }

  @Test
  void shouldDocumentEveryWord() throws IOException {
    // Given
    String document = Files.readString(Path.of("docs", "metrics.md"));

    // Then
    assertThat(Arrays.stream(Verdict.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .allSatisfy(
            name ->
                assertThat(document)
                    .contains(
                        "`"
                            + name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                            + "`"));
  }
}
