package io.fanfare.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.payload.Vault.UnreadablePayloadException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys come and go; what they sealed opens as long as they are there. */
class VaultTest {
  private static final String OWNER = "somebody";
  private static final byte[] PLAIN = "someone@example.com".getBytes(UTF_8);
  private static final String OLD = key(1);
  private static final String NEW = key(2);

  @Test
  void shouldOpenWhatItSealed() {
    // Given
    Vault vault = vault("k1", Map.of("k1", OLD));

    // When
    Sealed box = vault.seal(OWNER, PLAIN);

    // Then
    assertThat(vault.open(OWNER, box)).isEqualTo(PLAIN);
    assertThat(new String(box.box(), UTF_8)).doesNotContain("someone");
  }

  @Test
  void shouldSealWithTheActiveKeyAndOpenWithEveryKey() {
    // Given
    Sealed older = vault("k1", Map.of("k1", OLD)).seal(OWNER, PLAIN);
    Vault rotated = vault("k2", Map.of("k1", OLD, "k2", NEW));

    // When
    Sealed newer = rotated.seal(OWNER, PLAIN);

    // Then
    assertThat(newer.keyId()).isEqualTo("k2");
    assertThat(rotated.open(OWNER, newer)).isEqualTo(PLAIN);
    assertThat(rotated.open(OWNER, older)).isEqualTo(PLAIN);
    assertThat(vault("k2", Map.of("k2", NEW)).open(OWNER, newer)).isEqualTo(PLAIN);
  }

  @Test
  void shouldSayWhichKeyIsMissing() {
    // Given
    Sealed older = vault("k1", Map.of("k1", OLD)).seal(OWNER, PLAIN);
    Vault without = vault("k2", Map.of("k2", NEW));

    // Then
    assertThatThrownBy(() -> without.open(OWNER, older))
        .isInstanceOf(UnreadablePayloadException.class)
        .hasMessageContaining("the key k1")
        .hasMessageContaining("only [k2]")
        .hasMessageContaining("put that key back");
  }

  @Test
  void shouldSayWhenAnotherKeyHasTheName() {
    // Given
    Sealed older = vault("k1", Map.of("k1", OLD)).seal(OWNER, PLAIN);
    Vault renamed = vault("k1", Map.of("k1", NEW));

    // Then
    assertThatThrownBy(() -> renamed.open(OWNER, older))
        .isInstanceOf(UnreadablePayloadException.class)
        .hasMessageContaining("does not open with the key k1");
  }

  @Test
  void shouldNotOpenForAnother() {
    // Given
    Vault vault = vault("k1", Map.of("k1", OLD));
    Sealed box = vault.seal(OWNER, PLAIN);

    // Then
    assertThatThrownBy(() -> vault.open("another", box))
        .isInstanceOf(UnreadablePayloadException.class);
  }

  @Test
  void shouldRefuseARingThatCannotWork() {
    assertThatThrownBy(() -> vault("k2", Map.of("k1", OLD))).hasMessageContaining("key-id");
    assertThatThrownBy(() -> vault("k 1", Map.of("k 1", OLD))).hasMessageContaining("id");
    assertThatThrownBy(() -> vault("k".repeat(41), Map.of("k".repeat(41), OLD)))
        .hasMessageContaining("id");
    assertThatThrownBy(() -> vault("k1", Map.of("k1", "c2hvcnQ="))).hasMessageContaining("32");
  }

  @Test
  void shouldNotRepeatAKeyInAMessage() {
    assertThatThrownBy(() -> vault("k1", Map.of("k1", "secret!not-base64")))
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("!")
        .hasNoCause();
    assertThat(new KeyRing("k1", Map.of("k1", OLD, "k2", NEW))).hasToString("[k1, k2]");
  }

  private static Vault vault(String active, Map<String, String> keys) {
    return new Vault(new KeyRing(active, keys), new SecureRandom());
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
