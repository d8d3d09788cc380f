package io.fanfare.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fanfare.activity.LookTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {
  private static final Kind KIND = Accounts.kind();
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldSpendFewLooksOnOneActivityAndSeeItSoon(long seed) {
    // Given
    Vendor vendor = new Vendor(seed, 30, 1);
    Accounts accounts = new Accounts(vendor.teach(Vendor.cold(), KIND, 3000), vendor);

    // When
    for (int i = 0; i < 20_000; i++) {
      accounts.run(1, 0);
    }

    // Then
    assertThat(accounts.looksForEach()).isLessThanOrEqualTo(1.41);
    assertThat(accounts.meanLag()).isLessThanOrEqualTo(40);
    assertThat(accounts.meanLag() + 75 * accounts.looksForEach()).isLessThan(143);
  }

  @Test
  void shouldComeNearTheBestScheduleWithinThreeHundredSamplesOfAnotherPace() {
    // Given
    Vendor vendor = new Vendor(11, 30, 1);
    double cost = 0;

    // When
    for (int time = 0; time < 20; time++) {
      Looks looks = vendor.teach(Vendor.cold(), KIND, 300);
      Accounts accounts = new Accounts(looks, vendor);
      for (int i = 0; i < 300; i++) {
        accounts.run(1, 0);
      }
      cost += (accounts.meanLag() + 75 * accounts.looksForEach()) / 20;
    }

    // Then
    assertThat(cost).isCloseTo(139.7, within(4.0));
  }

  @Test
  void shouldFollowAChangeOfThePace() {
    // Given
    Looks looks = new Vendor(5, 30, 1).teach(Vendor.cold(), KIND, 3000);

    // When
    new Vendor(5, 120, 1).teach(looks, KIND, 1500);

    // Then
    Looks fresh = new Vendor(6, 120, 1).teach(Vendor.cold(), KIND, 1500);
    assertThat(ratio(looks.first(KIND).late(), fresh.first(KIND).late())).isBetween(0.8, 1.25);
  }

  @Test
  void shouldSettleAHundredActivitiesOfAnAccountWithTenLooks() {
    // Given
    Vendor vendor = new Vendor(9, 30, 1);
    Accounts accounts = new Accounts(vendor.teach(Vendor.cold(), KIND, 3000), vendor);

    // When
    for (int i = 0; i < 400; i++) {
      accounts.run(100, 2);
    }

    // Then
    assertThat(1 + accounts.looksForEach()).isLessThanOrEqualTo(1.10);
    assertThat(accounts.meanLag()).isLessThanOrEqualTo(40);
  }

  @Test
  void shouldLookSoonerForAFreshActivityThanForStuckOnes() {
    // Given
    Looks looks = new Vendor(3, 30, 1).teach(Vendor.cold(), KIND, 500);
    List<Waiting> stuck = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      stuck.add(new Waiting(KIND, Duration.ofDays(1)));
    }

    // When
    Duration before = looks.next(stuck).late();
    stuck.add(new Waiting(KIND, Duration.ZERO));

    // Then
    assertThat(before).isEqualTo(HOUR);
    assertThat(looks.next(stuck).late()).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void shouldLookSoonerWhileNothingWaitsToBeSent() {
    // Given
    Looks looks = new Vendor(3, 30, 1).teach(Vendor.cold(), KIND, 500);
    Waiting young = new Waiting(KIND, Duration.ofSeconds(5));

    // When
    LookTimes times = looks.next(List.of(young));

    // Then
    assertThat(times.soon()).isLessThan(times.late());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60, 3600, 43_200, 86_400, 2_000_000})
  void shouldLookWithinAnHourAtWhateverIsInFlight(long age) {
    // Given
    Looks looks = new Vendor(3, 7000, 2).teach(Vendor.cold(), KIND, 500);

    // When
    LookTimes times = looks.next(List.of(new Waiting(KIND, Duration.ofSeconds(age))));

    // Then
    assertThat(times.late()).isPositive().isLessThanOrEqualTo(HOUR);
    assertThat(times.soon()).isPositive().isLessThanOrEqualTo(HOUR);
  }

  @Test
  void shouldHarvestOnTheNinthDay() {
    // Given
    Duration age = Duration.ofDays(9).minusMinutes(10);

    // When
    LookTimes times = Vendor.cold().next(List.of(new Waiting(KIND, age)));

    // Then
    assertThat(times).isEqualTo(LookTimes.at(Duration.ofMinutes(10)));
  }

  @Test
  void shouldLookAtNothingForDays() {
    // When
    LookTimes times = Vendor.cold().next(List.of());

    // Then
    assertThat(times.soon()).isGreaterThan(Duration.ofDays(1));
  }

  @Test
  void shouldCallNothingStalledWithinAnHourNorWhatIsSlowByNature() {
    // Given
    Looks quick = new Vendor(3, 30, 1).teach(Vendor.cold(), KIND, 500);
    Looks slow = Vendor.cold();
    for (int i = 0; i < 500; i++) {
      slow.ended(KIND, Duration.ofHours(2));
    }

    // When
    Duration whenSlow = slow.stalledAfter(KIND);

    // Then
    assertThat(Vendor.cold().stalledAfter(KIND)).isEqualTo(HOUR);
    assertThat(quick.stalledAfter(KIND)).isEqualTo(HOUR);
    assertThat(whenSlow).isBetween(Duration.ofHours(6), Duration.ofHours(8));
  }

  private static double ratio(Duration one, Duration other) {
    return Bins.seconds(one) / Bins.seconds(other);
  }
}
