package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Random random = new Random(1);

  @Test
  void ten_failures_of_the_last_twelve_open_it() {
    // Given
    Breaker mostly = heard(Breaker.CLOSED, NOW, times(9, Heard.FAILED));

    // When
    Breaker open = heard(mostly, NOW, List.of(Heard.WELL, Heard.WELL, Heard.FAILED));

    // Then
    assertThat(mostly.isOpen()).isFalse();
    assertThat(open.isOpen()).isTrue();
  }

  @Test
  void every_other_answer_may_fail() {
    // Given
    Breaker breaker = Breaker.CLOSED;

    // When
    for (int i = 0; i < 100; i++) {
      breaker = heard(breaker, NOW, List.of(Heard.FAILED, Heard.WELL));
    }

    // Then
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void one_call_tries_it_and_no_other_until_its_answer() {
    // Given
    Breaker open = heard(Breaker.CLOSED, NOW, times(10, Heard.FAILED));
    Instant later = NOW.plusSeconds(1);

    // When
    Breaker probing = open.probing(later);

    // Then
    assertThat(open.mayProbe(later)).isTrue();
    assertThat(probing.mayProbe(later.plusSeconds(30))).isFalse();
    assertThat(probing.mayProbe(later.plusSeconds(60))).isTrue();
  }

  @Test
  void the_pause_between_tries_grows_to_half_a_minute() {
    // Given
    Breaker breaker = heard(Breaker.CLOSED, NOW, times(9, Heard.FAILED));
    Duration longest = Duration.ZERO;

    // When
    for (int i = 0; i < 200; i++) {
      breaker = breaker.heard(Heard.FAILED, NOW, random);
      Duration pause = Duration.between(NOW, breaker.probeAt());
      longest = pause.compareTo(longest) > 0 ? pause : longest;
    }

    // Then
    assertThat(longest).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
  }

  @Test
  void the_first_good_answer_closes_it() {
    // Given
    Breaker open = heard(Breaker.CLOSED, NOW, times(15, Heard.FAILED));

    // When / Then
    assertThat(open.heard(Heard.WELL, NOW, random)).isEqualTo(Breaker.CLOSED);
    assertThat(open.heard(Heard.THROTTLED, NOW, random)).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void a_token_that_ran_out_is_no_revoked_key() {
    // When
    Breaker burst = heard(Breaker.CLOSED, NOW, times(20, Heard.DENIED));

    // Then
    assertThat(burst.isOpen()).isTrue();
    assertThat(burst.isRevoked(NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void a_key_that_is_refused_on_and_on_is_revoked() {
    // Given
    Breaker burst = heard(Breaker.CLOSED, NOW, times(12, Heard.DENIED));

    // When
    Breaker later = burst.heard(Heard.DENIED, NOW.plusSeconds(6), random);

    // Then
    assertThat(later.isRevoked(NOW.plusSeconds(6))).isTrue();
  }

  private Breaker heard(Breaker breaker, Instant now, List<Heard> answers) {
    Breaker then = breaker;
    for (Heard answer : answers) {
      then = then.heard(answer, now, random);
    }
    return then;
  }

  private static List<Heard> times(int count, Heard answer) {
    return Collections.nCopies(count, answer);
  }
}
