package io.fanfare.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.Mappings;
import io.fanfare.access.ApiKey.Grant;
import io.fanfare.access.ApiKeys.Issued;
import io.fanfare.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration WITHIN = Duration.ofSeconds(4);
  private static final Scope ACME = new Scope(Map.of("brand", "acme"));
  private static final Caller ADMIN = Caller.BOOTSTRAP;
  private static final String HIDDEN = "0123456789abcdef".repeat(4);

  private final MutableClock clock = new MutableClock(START);
  private final MemoryKeys store = new MemoryKeys(clock);
  private final KeyRing ring = new KeyRing(store, settings(), clock);
  private final ApiKeys keys = new ApiKeys(store, ring, new SecureRandom(), clock);

  /** Another replica. */
  private final KeyRing elsewhere = new KeyRing(store, settings(), clock);

  @Test
  void shouldKnowWhoShowsAKey() {
    // Given
    String text = created("ann", null);

    // When
    Optional<Caller> caller = who(ring, text);

    // Then
    assertThat(caller).contains(new Caller("key:ann", Set.of(Role.OPERATOR), ACME));
  }

  @Test
  void shouldKnowTheBootstrapKeyWithoutTheStore() {
    // Given
    store.away = true;

    // When
    // Then
    assertThat(who(ring, "fk_bootstrap_" + HIDDEN)).contains(Caller.BOOTSTRAP);
    assertThat(Caller.BOOTSTRAP.has(Role.ADMIN)).isTrue();
  }

  @Test
  void shouldReadOnceForManyRequests() {
    // Given
    String text = created("ann", null);

    // When
    for (int i = 0; i < 100; i++) {
      who(ring, text);
      who(ring, KeySecret.make(new SecureRandom()).text());
    }

    // Then
    assertThat(store.reads).isEqualTo(1);
  }

  @Test
  void shouldNotKnowARevokedKeyHereAtOnceAndElsewhereInTime() {
    // Given
    String text = created("ann", null);
    who(ring, text);
    who(elsewhere, text);

    // When
    await(keys.revoke(ADMIN, "ann"));
    Optional<Caller> here = who(ring, text);
    clock.advance(WITHIN);

    // Then
    assertThat(here).isEmpty();
    assertThat(who(elsewhere, text)).isEmpty();
  }

  @Test
  void shouldLetNobodyInOnWhatIsTooOld() {
    // Given
    String text = created("ann", null);
    who(ring, text);
    store.away = true;
    clock.advance(WITHIN);

    // When
    // Then
    assertThatThrownBy(() -> who(ring, text)).hasMessage("away");
  }

  @Test
  void shouldTakeTwoSecretsForTheOverlapAndOneAfterwards() {
    // Given
    String first = created("ann", null);
    Issued second = await(keys.rotate(ADMIN, "ann", Duration.ofMinutes(1)));

    // When
    Optional<Caller> before = who(ring, first);
    clock.advance(Duration.ofMinutes(1));

    // Then
    assertThat(before).isPresent();
    assertThat(who(ring, first)).isEmpty();
    assertThat(who(ring, second.secret().text())).isPresent();
  }

  @Test
  void shouldEndTheSecretBeforeTheFormerOneAtOnce() {
    // Given
    String first = created("ann", null);
    String second = await(keys.rotate(ADMIN, "ann", Duration.ofDays(1))).secret().text();

    // When
    await(keys.rotate(ADMIN, "ann", Duration.ofDays(1)));

    // Then
    assertThat(who(ring, first)).isEmpty();
    assertThat(who(ring, second)).isPresent();
  }

  @Test
  void shouldEndWhenItExpires() {
    // Given
    String text = created("ann", START.plusSeconds(60));

    // When
    Optional<Caller> before = who(ring, text);
    clock.advance(Duration.ofSeconds(60));

    // Then
    assertThat(before).isPresent();
    assertThat(who(ring, text)).isEmpty();
  }

  @Test
  void shouldNotMistakeTheIdForTheSecret() {
    // Given
    String text = created("ann", null);
    String id = text.substring(0, text.length() - 64);

    // When
    // Then
    assertThat(who(ring, id + HIDDEN)).isEmpty();
  }

  private String created(String name, @Nullable Instant expires) {
    Grant grant = new Grant(Set.of(Role.OPERATOR), ACME, expires);
    return await(keys.create(ADMIN, name, grant)).secret().text();
  }

  private static Optional<Caller> who(KeyRing ring, String text) {
    return await(ring.caller(text));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(5));
  }

  private static AccessSettings settings() {
    return Mappings.with(
        AccessSettings.class,
        Map.of("fanfare.access.bootstrap-key", HIDDEN, "fanfare.access.keys-known-within", "4s"));
  }
}
