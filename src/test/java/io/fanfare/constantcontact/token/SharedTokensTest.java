package io.fanfare.constantcontact.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.constantcontact.Settings;
import io.fanfare.payload.Vault;
import io.fanfare.testing.MutableClock;
import io.fanfare.token.SharedToken;
import io.fanfare.token.TokenShelf;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Two replicas and one shelf. */
class SharedTokensTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T00:00:00Z"));
  private final Shelf shelf = new Shelf();
  private final Vault vault =
      new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());
  private final List<UniEmitter<? super Grant>> asked = new ArrayList<>();
  private final SharedTokens one = replica();
  private final SharedTokens other = replica();

  @Test
  void one_asks_and_the_other_takes_what_it_got() {
    // Given
    subscribe(one.ask());
    subscribe(other.ask()).assertFailedWith(TokenUnavailableException.class, "pausing");
    grant("first");
    clock.advance(Duration.ofSeconds(30));

    // When
    Grant taken = subscribe(other.ask()).assertCompleted().getItem();

    // Then
    assertThat(taken).isEqualTo(new Grant("first", Duration.ofHours(1), Duration.ofSeconds(30)));
    assertThat(asked).hasSize(1);
  }

  @Test
  void whoever_has_the_last_one_and_wants_a_newer_asks() {
    // Given
    subscribe(one.ask());
    grant("first");
    clock.advance(Duration.ofSeconds(1));

    // When
    subscribe(one.ask());

    // Then
    assertThat(asked).hasSize(2);
  }

  @Test
  void two_requests_are_a_second_apart_whoever_makes_them() {
    // Given
    subscribe(one.ask());
    refuse();

    // When
    clock.advance(Duration.ofMillis(999));
    subscribe(other.ask()).assertFailedWith(TokenUnavailableException.class, "pausing");
    clock.advance(Duration.ofMillis(1_001));
    subscribe(other.ask());

    // Then
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_replica_that_died_while_it_asked_is_not_waited_for_long() {
    // Given
    subscribe(one.ask());

    // When
    clock.advance(Duration.ofSeconds(24));
    subscribe(other.ask()).assertFailedWith(TokenUnavailableException.class, "pausing");
    clock.advance(Duration.ofSeconds(1));
    subscribe(other.ask());

    // Then
    assertThat(asked).hasSize(2);
  }

  @Test
  void without_the_store_nothing_is_asked() {
    // Given
    shelf.away = true;

    // When / Then
    subscribe(one.ask()).assertFailedWith(TokenUnavailableException.class, "store");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_store_that_goes_away_keeps_nobody_from_the_token_just_got() {
    // Given
    var caller = subscribe(one.ask());
    shelf.away = true;

    // When
    grant("first");

    // Then
    assertThat(caller.assertCompleted().getItem().value()).isEqualTo("first");
  }

  @Test
  void the_token_never_lies_there_in_the_clear() {
    // Given
    subscribe(one.ask());

    // When
    grant("very-secret");

    // Then
    assertThat(new String(shelf.token.box().box(), StandardCharsets.ISO_8859_1))
        .doesNotContain("very-secret");
    assertThat(shelf.token.toString()).doesNotContain("very-secret");
  }

  @Test
  void a_token_near_its_end_is_not_handed_on() {
    // Given
    subscribe(one.ask());
    grant("first");
    clock.advance(Duration.ofMinutes(57));

    // When
    subscribe(other.ask());

    // Then
    assertThat(asked).hasSize(2);
  }

  private SharedTokens replica() {
    return new SharedTokens(
        () -> Uni.createFrom().emitter(asked::add),
        Settings.defaults(),
        shelf,
        vault,
        UUID.randomUUID(),
        new Random(1));
  }

  private void grant(String value) {
    asked.get(asked.size() - 1).complete(new Grant(value, Duration.ofHours(1)));
  }

  private void refuse() {
    asked.get(asked.size() - 1).fail(new TokenUnavailableException("status_500"));
  }

  private static <T> UniAssertSubscriber<T> subscribe(Uni<T> uni) {
    return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  /** In memory. */
  private final class Shelf implements TokenShelf {
    private SharedToken token = SharedToken.NONE;
    private boolean away;

    @Override
    public <T> Uni<T> change(BiFunction<SharedToken, Instant, Changed<T>> change) {
      if (away) {
        return Uni.createFrom().failure(new IllegalStateException("away"));
      }
      Changed<T> changed = change.apply(token, clock.instant());
      token = changed.token();
      return Uni.createFrom().item(changed.answer());
    }
  }
}
