package io.fanfare.constantcontact.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private final List<UniEmitter<? super Grant>> asked = new ArrayList<>();
  private final Tokens tokens =
      new Tokens(() -> Uni.createFrom().emitter(asked::add), 0.8, clock, () -> 1.0);

  @Test
  void callersWhoComeWhileARequestIsUnderwayShareIt() {
    var one = subscribe(tokens.token());
    var other = subscribe(tokens.token());
    grant("first");
    assertThat(asked).hasSize(1);
    assertThat(one.assertCompleted().getItem().value()).isEqualTo("first");
    assertThat(other.assertCompleted().getItem().value()).isEqualTo("first");
  }

  @Test
  void aCallerWhoLeavesDoesNotCancelTheRequestForTheOthers() {
    var leaver = subscribe(tokens.token());
    var stayer = subscribe(tokens.token());
    leaver.cancel();
    grant("first");
    assertThat(stayer.assertCompleted().getItem().value()).isEqualTo("first");
  }

  @Test
  void aRequestGoesOnWhenAllCallersHaveLeft() {
    subscribe(tokens.token()).cancel();
    grant("first");
    assertThat(value()).isEqualTo("first");
  }

  @Test
  void theTokenAtHandServesWithoutARequest() {
    fetched("first");
    var caller = subscribe(tokens.token());
    assertThat(caller.assertCompleted().getItem().value()).isEqualTo("first");
    assertThat(asked).hasSize(1);
  }

  @Test
  void beforeFourFifthsOfItsLifeATokenIsNotReplaced() {
    fetched("first");
    clock.advance(Duration.ofSeconds(2879));
    subscribe(tokens.refreshIfDue()).assertCompleted();
    assertThat(asked).hasSize(1);
  }

  @Test
  void atFourFifthsOfItsLifeATokenIsReplacedWhileItStillServes() {
    fetched("first");
    clock.advance(Duration.ofSeconds(2880));
    var refresh = subscribe(tokens.refreshIfDue());
    assertThat(value()).isEqualTo("first");
    subscribe(tokens.token()).assertCompleted();
    grant("second");
    refresh.assertCompleted();
    assertThat(value()).isEqualTo("second");
    assertThat(asked).hasSize(2);
  }

  @Test
  void aFailedReplacementIsNoFailureWhileTheOldTokenServes() {
    fetched("first");
    clock.advance(Duration.ofSeconds(2880));
    var refresh = subscribe(tokens.refreshIfDue());
    refuse();
    refresh.assertCompleted();
    assertThat(value()).isEqualTo("first");
  }

  @Test
  void nothingIsFetchedBeforeSomebodyWantsIt() {
    subscribe(tokens.refreshIfDue()).assertCompleted();
    assertThat(asked).isEmpty();
  }

  @Test
  void aTokenNearItsEndIsNotSent() {
    fetched("first");
    clock.advance(Duration.ofSeconds(3420));
    assertThat(tokens.usable()).isNull();
  }

  @Test
  void aRefusedTokenIsReplaced() {
    fetched("first");
    tokens.invalidate(tokens.usable());
    clock.advance(Duration.ofSeconds(1));
    var caller = subscribe(tokens.token());
    grant("second");
    assertThat(caller.assertCompleted().getItem().value()).isEqualTo("second");
  }

  @Test
  void refusingAnOldTokenDoesNotDropANewerOne() {
    fetched("first");
    AccessToken old = tokens.usable();
    tokens.invalidate(old);
    clock.advance(Duration.ofSeconds(1));
    fetched("second");
    tokens.invalidate(old);
    assertThat(value()).isEqualTo("second");
  }

  @Test
  void twoRequestsAreAtLeastASecondApart() {
    fetched("first");
    tokens.invalidate(tokens.usable());
    clock.advance(Duration.ofMillis(999));
    subscribe(tokens.token()).assertFailedWith(TokenUnavailableException.class, "pausing");
    clock.advance(Duration.ofMillis(1));
    subscribe(tokens.token()).assertNotTerminated();
    assertThat(asked).hasSize(2);
  }

  @Test
  void afterAFailureCallersFailAtOnceUntilThePauseIsOver() {
    subscribe(tokens.token());
    refuse();
    clock.advance(Duration.ofMillis(1499));
    subscribe(tokens.token()).assertFailedWith(TokenUnavailableException.class, "pausing");
    clock.advance(Duration.ofMillis(1));
    subscribe(tokens.token()).assertNotTerminated();
  }

  @Test
  void callersLearnOfTheFailure() {
    var caller = subscribe(tokens.token());
    refuse();
    caller.assertFailedWith(TokenUnavailableException.class, "status_500");
  }

  @Test
  void noTokenIsPrinted() {
    fetched("very-secret");
    assertThat(tokens.usable().toString()).doesNotContain("very-secret");
    assertThat(new Grant("very-secret", Duration.ZERO).toString()).doesNotContain("very-secret");
    assertThatThrownBy(
            () -> {
              throw new TokenUnavailableException("status_401");
            })
        .hasMessage("The vendor's token endpoint gave no token: status_401");
  }

  private void fetched(String value) {
    subscribe(tokens.token());
    grant(value);
  }

  private void grant(String value) {
    asked.get(asked.size() - 1).complete(new Grant(value, Duration.ofHours(1)));
  }

  private void refuse() {
    asked.get(asked.size() - 1).fail(new TokenUnavailableException("status_500"));
  }

  private String value() {
    return tokens.usable().value();
  }

  private static <T> UniAssertSubscriber<T> subscribe(Uni<T> uni) {
    return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
  }
}
