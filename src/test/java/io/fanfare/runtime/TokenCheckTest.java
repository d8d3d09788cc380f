package io.fanfare.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCheckTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "quarkus.oidc.tenant-enabled", "true",
          "quarkus.oidc.auth-server-url", "https://idp.example.com/realms/fanfare",
          "quarkus.oidc.token.audience", "fanfare");

  @Test
  void shouldTakeOneIssuersTokensMadeForUs() {
    // When
    // Then
    assertThatCode(() -> TokenCheck.check(config(GOOD))).doesNotThrowAnyException();
  }

  @Test
  void shouldAskForNothingWithoutAnIdentityProvider() {
    // When
    // Then
    assertThatCode(() -> TokenCheck.check(config(Map.of("quarkus.oidc.tenant-enabled", "false"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "auth-server-url, ''",
    "auth-server-url, http://idp.example.com/realms/fanfare",
    "token.audience, ''",
    "token.audience, any",
    "token.issuer, any",
    "application-type, hybrid"
  })
  void shouldRefuseWhatIsTooWide(String name, String value) {
    // Given
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put("quarkus.oidc." + name, value);

    // When
    // Then
    assertThatIllegalStateException()
        .isThrownBy(() -> TokenCheck.check(config(settings)))
        .withMessageContaining("quarkus.oidc." + name);
  }

  private static Config config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }
}
