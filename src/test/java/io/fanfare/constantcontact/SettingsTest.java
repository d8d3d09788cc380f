package io.fanfare.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.constantcontact.token.TokenSettings.ParametersIn;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void defaultsAreTheVendorsFacts() {
    ConstantContactSettings settings = Settings.defaults();
    Connections.check(settings);
    assertThat(settings.url()).hasToString("https://api.cc.email/v3");
    assertThat(settings.tokenUrl())
        .hasToString("https://authz.constantcontact.com/partners/oauth2/default/v1/token");
    assertThat(settings.tokenParametersIn()).isEqualTo(ParametersIn.BODY);
    assertThat(settings.scope()).isEmpty();
    assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(35));
    assertThat(settings.maxAnswerBytes().asLongValue()).isEqualTo(10 * 1024 * 1024);
    assertThat(settings.throttledKeys()).containsExactly("throttled");
    assertThat(settings.quotaKeys()).containsExactly("quota_exceeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-id", "client-secret", "api-key"})
  void aMissingCredentialIsNamed(String property) {
    Map<String, String> all =
        new HashMap<>(Map.of("client-id", "partner", "client-secret", "s", "api-key", "k"));
    all.remove(property);
    assertThatThrownBy(() -> Connections.check(Settings.of(all)))
        .hasMessageContaining("fanfare.constant-contact." + property);
  }

  @ParameterizedTest
  @CsvSource({
    "url, /v3",
    "url, ftp://api.cc.email/v3",
    "token-url, token",
    "token-early-refresh, 0",
    "token-early-refresh, 0.95",
    "token-timeout, 0s",
    "connect-timeout, 0s",
    "request-timeout, 5s",
    "max-answer-bytes, 1023",
    "connection-pool-size, 0",
    "keep-alive, 900ms"
  })
  void aValueOutOfBoundsIsNamed(String property, String value) {
    ConstantContactSettings settings = Settings.with(Map.of(property, value));
    assertThatThrownBy(() -> Connections.check(settings))
        .hasMessageStartingWith("fanfare.constant-contact." + property + " must ");
  }

  @Test
  void credentialsAreNotPrinted() {
    ConstantContactSettings settings = Settings.defaults();
    assertThat(settings + " " + settings.clientSecret() + " " + settings.apiKey())
        .doesNotContain("the-secret", "the-key");
  }
}
