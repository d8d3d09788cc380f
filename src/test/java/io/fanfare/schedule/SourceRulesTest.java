package io.fanfare.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.testing.FixedScheduleSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From where rows may come. */
class SourceRulesTest {
  private static final FixedScheduleSettings SETTINGS =
      FixedScheduleSettings.defaults()
          .withHosts("files.example.com", " Other.example.com:8443", "127.0.0.1:*");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.example.com/a.csv?b=c",
        "https://FILES.example.com/a.csv",
        "https://other.example.com:8443/",
        "https://127.0.0.1:18080/a"
      })
  void shouldAllowListedHosts(String url) {
    assertThat(new SourceRules(SETTINGS).allows(URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://files.example.com/a.csv",
        "https://files.example.com:444/a.csv",
        "https://files.example.com.evil.example/a.csv",
        "https://evil.example/files.example.com",
        "https://other.example.com/",
        "https://127.0.0.2:18080/a",
        "file://files.example.com/etc/passwd"
      })
  void shouldAllowNothingElse(String url) {
    assertThat(new SourceRules(SETTINGS).allows(URI.create(url))).isFalse();
  }

  @Test
  void shouldAllowHttpOnlyWhereItIsSetSo() {
    assertThat(
            new SourceRules(SETTINGS.withHttp(true))
                .allows(URI.create("http://files.example.com/a.csv")))
        .isTrue();
  }

  @Test
  void shouldAllowNothingByDefault() {
    assertThat(
            new SourceRules(FixedScheduleSettings.defaults())
                .allows(URI.create("https://files.example.com/a.csv")))
        .isFalse();
  }

  @Test
  void shouldNotShowTheQuery() {
    assertThat(SourceRules.shown(URI.create("https://files.example.com/a.csv?sig=secret")))
        .isEqualTo("https://files.example.com/a.csv?...");
  }
}
