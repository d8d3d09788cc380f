package io.fanfare.naming;

import static io.fanfare.naming.NamesWorld.list;
import static io.fanfare.naming.NamesWorld.minutes;
import static io.fanfare.naming.NamesWorld.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;
import org.junit.jupiter.api.Test;

/** What look-ups are said to cost is what they then cost. */
class LookUpCostsTest {
  private static final Reference CUSTOMERS = list("Customers");
  private static final Reference VIP = tag("VIP");
  private static final Reference NEW = list("New");

  private final NamesWorld world = new NamesWorld();

  LookUpCostsTest() {
    world.vendor.with(Kind.LIST, "Customers").with(Kind.TAG, "VIP");
  }

  @Test
  void shouldCostAPageOfEachKindWhereNothingIsKnown() {
    // When
    LookUpCost cost = world.cost(false, CUSTOMERS, NEW, VIP);

    // Then
    assertThat(cost.expected())
        .isEqualTo(2)
        .isEqualTo(cost.least())
        .isEqualTo(spent(false, CUSTOMERS, NEW, VIP));
    assertThat(cost.most()).isEqualTo(3);
    assertThat(cost.cold()).isOne();
    assertThat(cost.problems()).isEmpty();
  }

  @Test
  void shouldCostNothingWhereAllIsKnown() {
    // Given
    world.resolve(CUSTOMERS, VIP);
    world.time.pass(minutes(600));

    // When
    LookUpCost cost = world.cost(true, CUSTOMERS, VIP);

    // Then
    assertThat(cost.most()).isZero().isEqualTo(spent(true, CUSTOMERS, VIP));
    assertThat(cost.cached()).isOne();
  }

  @Test
  void shouldCostAnotherReadingWhenWhatIsKnownIsTooOld() {
    // Given
    world.resolve(CUSTOMERS, VIP);
    world.time.pass(minutes(1_441));

    // When
    LookUpCost cost = world.cost(false, CUSTOMERS, VIP);

    // Then
    assertThat(cost.expected()).isEqualTo(2).isEqualTo(spent(false, CUSTOMERS, VIP));
  }

  @Test
  void shouldBelieveForAMomentThatANameIsMissing() {
    // Given
    world.resolve(NEW);

    // When
    LookUpCost cost = world.cost(false, NEW);

    // Then
    assertThat(cost.most()).isZero().isEqualTo(spent(false, NEW));
    assertThat(cost.problems())
        .containsExactly(new LookUpCost.Missing("a1", new Problem(NEW, Reason.NAME_NOT_FOUND)));
  }

  @Test
  void shouldLookAgainForWhatWasMissing() {
    // Given
    world.resolve(NEW, VIP);
    world.time.pass(minutes(2));

    // When
    LookUpCost cost = world.cost(false, NEW, VIP);

    // Then
    assertThat(cost.expected()).isEqualTo(1).isEqualTo(spent(false, NEW, VIP));
    assertThat(cost.problems()).hasSize(1);
  }

  @Test
  void shouldCostACallForEachNameThatIsMade() {
    // Given
    world.resolve(CUSTOMERS, VIP);

    // When
    LookUpCost cost = world.cost(true, CUSTOMERS, NEW, list("Newer"), VIP);

    // Then
    assertThat(cost.expected())
        .isEqualTo(2)
        .isEqualTo(cost.most())
        .isEqualTo(spent(true, CUSTOMERS, NEW, list("Newer"), VIP));
    assertThat(cost.problems()).isEmpty();
  }

  @Test
  void shouldSayHowMuchMakingMayCostWhereNothingIsKnown() {
    // When
    LookUpCost cost = world.cost(true, NEW, VIP);

    // Then
    assertThat(cost.least()).isEqualTo(2);
    assertThat(cost.most()).isEqualTo(5);
    assertThat(spent(true, NEW, VIP)).isEqualTo(3);
  }

  @Test
  void shouldMakeNothingWhereANameIsAmbiguous() {
    // Given
    world.vendor.with(Kind.TAG, "other", "VIP");
    world.resolve(CUSTOMERS, VIP);

    // When
    LookUpCost cost = world.cost(true, NEW, VIP);

    // Then
    assertThat(cost.expected()).isZero().isEqualTo(spent(true, NEW, VIP));
    assertThat(cost.problems())
        .extracting(one -> one.problem().reason())
        .containsExactly(Reason.NAME_AMBIGUOUS);
  }

  @Test
  void shouldCostNothingWithoutNames() {
    assertThat(world.cost(true)).isEqualTo(LookUpCost.NONE);
  }

  /** Calls that the engine then makes. */
  private long spent(boolean create, Reference... references) {
    int before = world.vendor.reads + world.vendor.creations;
    if (create) {
      world.create(references);
    } else {
      world.resolve(references);
    }
    return world.vendor.reads + world.vendor.creations - before;
  }
}
