package io.fanfare.naming;

import static io.fanfare.naming.NamesWorld.list;
import static io.fanfare.naming.NamesWorld.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.naming.FakeVendor.Fate;
import io.fanfare.naming.NameStore.Intent;
import io.fanfare.naming.Resolution.Later;
import io.fanfare.naming.Resolution.Resolved;
import io.fanfare.naming.Resolution.Unresolved;
import io.fanfare.operation.reference.Kind;
import io.fanfare.vendor.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A name is made once, whatever becomes of the call that makes it. */
class CreationsTest {
  private final NamesWorld world = new NamesWorld();
  private final FakeVendor vendor = world.vendor;

  @Test
  void shouldMakeWhatIsMissingAndNothingElse() {
    // Given
    vendor.with(Kind.LIST, "There");

    // When
    Resolution resolution = world.create(list("There"), list("New"), tag("VIP"));

    // Then
    assertThat(((Resolved) resolution).matches()).hasSize(3);
    assertThat(vendor.creations).isEqualTo(2);
    assertThat(vendor.reads).isEqualTo(2);
    assertThat(world.store.intents).isEmpty();
  }

  @Test
  void shouldMakeNothingWhileAnotherNameIsAmbiguous() {
    // Given
    vendor.with(Kind.LIST, "one", "Twice").with(Kind.LIST, "two", "Twice");

    // When
    Resolution resolution = world.create(list("Twice"), list("New"));

    // Then
    assertThat(resolution).isInstanceOf(Unresolved.class);
    assertThat(vendor.creations).isZero();
  }

  @Test
  void shouldAdoptWhatACallWithoutAnswerMade() {
    // Given
    vendor.fates.add(Fate.MADE_UNANSWERED);

    // When
    Later later = (Later) world.create(list("New"));
    Resolution tooEarly = world.create(list("New"));
    passTo(later.until());
    Resolution found = world.create(list("New"));

    // Then
    assertThat(tooEarly).isInstanceOf(Later.class);
    assertThat(((Resolved) found).matches().get(list("New")).id()).isEqualTo("list-New");
    assertThat(vendor.creations).isEqualTo(1);
  }

  @Test
  void shouldMakeItAgainOnlyWhenTwoLateLooksMissedIt() {
    // Given
    vendor.fates.add(Fate.LOST);
    Instant sent = world.time.instant();

    // When
    Resolution resolution = world.create(list("New"));
    int rounds = 0;
    while (resolution instanceof Later later && rounds++ < 10) {
      passTo(later.until());
      resolution = world.create(list("New"));
    }

    // Then
    assertThat(resolution).isInstanceOf(Resolved.class);
    assertThat(vendor.creations).isEqualTo(2);
    assertThat(Duration.between(sent, world.time.instant())).isGreaterThan(Duration.ofSeconds(75));
  }

  @Test
  void shouldLookForWhatAReplicaThatVanishedMayHaveMade() {
    // Given
    world.store.intents.put(list("New"), new Intent(world.time.instant(), Instant.EPOCH));

    // When
    Resolution first = world.create(list("New"));
    vendor.with(Kind.LIST, "New");
    passTo(((Later) first).until());
    Resolution second = world.create(list("New"));

    // Then
    assertThat(second).isInstanceOf(Resolved.class);
    assertThat(vendor.creations).isZero();
  }

  @Test
  void shouldSayThatItCouldNotBeMade() {
    // Given
    vendor.fates.add(Fate.REFUSED);

    // When
    Resolution resolution = world.create(list("New"));

    // Then
    assertThat(((Unresolved) resolution).reason()).isEqualTo(Reason.NAME_NOT_CREATED);
    assertThat(world.store.intents).isEmpty();
  }

  private void passTo(Instant until) {
    world.time.pass(Duration.between(world.time.instant(), until).plusMillis(1));
  }
}
