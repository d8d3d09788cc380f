package io.fanfare.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fanfare.access.KeySecret.Shown;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {
  private static final String HIDDEN = "0123456789abcdef".repeat(4);

  @Test
  void shouldKnowAgainWhatItShowed() {
    // Given
    Shown shown = KeySecret.make(new SecureRandom());

    // When
    KeySecret read = KeySecret.read(shown.text()).orElseThrow();

    // Then
    assertThat(read.isSame(shown.secret())).isTrue();
    assertThat(shown.text()).matches("fk_[0-9a-f]{12}_[0-9a-f]{64}");
  }

  @Test
  void shouldTakeNoOtherSecretForIt() {
    // Given
    Shown shown = KeySecret.make(new SecureRandom());
    char last = shown.text().charAt(shown.text().length() - 1);
    String other = shown.text().substring(0, shown.text().length() - 1) + (last == 'a' ? 'b' : 'a');

    // When
    KeySecret read = KeySecret.read(other).orElseThrow();

    // Then
    assertThat(read.isSame(shown.secret())).isFalse();
  }

  @Test
  void shouldKeepOrPrintNothingOfWhatIsHidden() {
    // Given
    Shown shown = KeySecret.make(new SecureRandom());
    String hidden = shown.text().substring(shown.text().length() - 64);

    // When
    // Then
    assertThat(shown.toString()).doesNotContain(hidden);
    assertThat(shown.secret().toString()).doesNotContain(hidden);
    assertThat(shown.secret().digest()).hasSize(32);
  }

  /** SHA-256 of the 64 digits, as {@code printf ... | sha256sum} prints it. */
  @Test
  void shouldDigestWithSha256() {
    // When
    KeySecret secret = KeySecret.of("bootstrap", HIDDEN);

    // Then
    assertThat(HexFormat.of().formatHex(secret.digest()))
        .isEqualTo("a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fk_",
        "fk_a_b",
        "fk_a_0123",
        "x",
        "",
        "fk__",
        "FK_a_0123",
        "fk_A_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "fk_a_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void shouldReadNothingMalformed(String text) {
    // When
    // Then
    assertThat(KeySecret.read(text)).isEmpty();
  }

  @Test
  void shouldRefuseABootstrapKeyThatIsTooWeak() {
    // When
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeySecret.of("bootstrap", "changeit"))
        .withMessageNotContaining("changeit");
  }
}
