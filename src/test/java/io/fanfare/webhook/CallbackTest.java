package io.fanfare.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.Mappings;
import io.fanfare.problem.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTest {
  private static final String NEW = "n".repeat(32);
  private static final String OLD = "o".repeat(40);

  @Test
  void shouldKnowThePresentTokenAndThePreviousOne() {
    // Given
    Callback callback =
        callback(Map.of("fanfare.webhooks.token", NEW, "fanfare.webhooks.previous-token", OLD));

    // When
    // Then
    assertThat(callback.knows(NEW)).isTrue();
    assertThat(callback.knows(OLD)).isTrue();
    assertThat(callback.knows(NEW + "n")).isFalse();
    assertThat(callback.knows(NEW.substring(1))).isFalse();
    assertThat(callback.knows("")).isFalse();
  }

  @Test
  void shouldKnowNobodyWithoutAToken() {
    // When
    Callback callback = callback(Map.of());

    // Then
    assertThat(callback.knows("")).isFalse();
    assertThat(callback.knows(NEW)).isFalse();
    assertThatThrownBy(callback::address).isInstanceOf(RefusedException.class);
  }

  @Test
  void shouldGiveTheAddressWithThePresentToken() {
    // When
    Callback callback =
        callback(
            Map.of(
                "fanfare.webhooks.public-url",
                "https://fanfare.example/base/",
                "fanfare.webhooks.token",
                NEW,
                "fanfare.webhooks.previous-token",
                OLD));

    // Then
    String address = "https://fanfare.example/base/v1/webhooks/constant-contact/" + NEW;
    assertThat(callback.address()).isEqualTo(address);
    assertThat(callback.isOurs(address)).isTrue();
    assertThat(callback.isOurs(address.replace(NEW, OLD))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "public-url, http://fanfare.example",
    "public-url, https://fanfare.example?a=b",
    "token, too-short",
    "token, '****************************************'",
    "previous-token, too-short",
    "pause, 500ms",
    "share, 0",
    "share, 0.6",
    "directory-pause, 30s"
  })
  void shouldNameASettingThatIsOutOfBounds(String name, String value) {
    // Given
    WebhookSettings settings = settings(Map.of("fanfare.webhooks." + name, value));

    // When
    // Then
    assertThatIllegalStateException()
        .isThrownBy(settings::check)
        .withMessageContaining("fanfare.webhooks." + name)
        .withMessageNotContaining("****");
  }

  private static Callback callback(Map<String, String> values) {
    WebhookSettings settings = settings(values);
    settings.check();
    return new Callback(settings);
  }

  private static WebhookSettings settings(Map<String, String> values) {
    return Mappings.with(WebhookSettings.class, values);
  }
}
