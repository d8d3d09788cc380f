package io.fanfare.naming;

import static io.fanfare.naming.NamesWorld.list;
import static io.fanfare.naming.NamesWorld.minutes;
import static io.fanfare.naming.NamesWorld.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.naming.Resolution.Later;
import io.fanfare.naming.Resolution.Resolved;
import io.fanfare.naming.Resolution.Unresolved;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.VendorNames.Named;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final NamesWorld world = new NamesWorld();
  private final FakeVendor vendor = world.vendor;

  @Test
  void shouldReadOnePageForAllNamesOfAKind() {
    // Given
    vendor.with(Kind.LIST, "Customers").with(Kind.LIST, "Newsletter").with(Kind.TAG, "VIP");

    // When
    Resolution cold = world.resolve(list("Customers"), list("Newsletter"), tag("VIP"));
    int coldReads = vendor.reads;
    Resolution warm = world.resolve(list("Newsletter"), tag("VIP"));
    world.names = world.replica();
    Resolution elsewhere = world.resolve(list("Customers"));

    // Then
    assertThat(ids(cold)).containsExactlyInAnyOrder("list-Customers", "list-Newsletter", "tag-VIP");
    assertThat(ids(warm)).containsExactlyInAnyOrder("list-Newsletter", "tag-VIP");
    assertThat(ids(elsewhere)).containsExactly("list-Customers");
    assertThat(coldReads).isEqualTo(2);
    assertThat(vendor.reads).isEqualTo(2);
  }

  @Test
  void shouldReadEveryPage() {
    // Given
    for (int i = 0; i < 8; i++) {
      vendor.with(Kind.LIST, "List " + i);
    }

    // When
    Resolution resolution = world.resolve(list("List 7"));

    // Then
    assertThat(ids(resolution)).containsExactly("list-List 7");
    assertThat(vendor.reads).isEqualTo(3);
  }

  @Test
  void shouldPreferTheSameSpellingAndTakeAnotherOnlyIfItIsTheOnlyOne() {
    // Given
    vendor
        .with(Kind.LIST, "exact", "News")
        .with(Kind.LIST, "lower", "news")
        .with(Kind.LIST, "only", "Caf\u00e9 ")
        .with(Kind.LIST, "one", "TWICE")
        .with(Kind.LIST, "two", "Twice");

    // Then
    assertThat(ids(world.resolve(list("News")))).containsExactly("exact");
    assertThat(ids(world.resolve(list("CAFE\u0301")))).containsExactly("only");
    assertThat(problems(world.resolve(list("twice")))).containsExactly(Reason.NAME_AMBIGUOUS);
    assertThat(problems(world.resolve(list("NEWS")))).containsExactly(Reason.NAME_AMBIGUOUS);
  }

  @Test
  void shouldFindACustomFieldByItsLabel() {
    // Given
    vendor.named.get(Kind.CUSTOM_FIELD).add(new Named("id", "shoe_size", "Shoe size"));
    Reference label = new Reference(Kind.CUSTOM_FIELD, "shoe SIZE");
    Reference name = new Reference(Kind.CUSTOM_FIELD, "shoe_size");

    // When
    Resolved resolved = (Resolved) world.resolve(label, name);

    // Then
    assertThat(resolved.matches().get(label).name()).isEqualTo("shoe_size");
    assertThat(ids(resolved)).containsExactly("id", "id");
  }

  @Test
  void shouldBelieveForAWhileThatANameIsMissing() {
    // When
    List<Reason> first = problems(world.resolve(list("New")));
    vendor.with(Kind.LIST, "New");
    List<Reason> second = problems(world.resolve(list("New")));
    world.time.pass(minutes(2));
    Resolution third = world.resolve(list("New"));

    // Then
    assertThat(first).containsExactly(Reason.NAME_NOT_FOUND);
    assertThat(second).containsExactly(Reason.NAME_NOT_FOUND);
    assertThat(ids(third)).containsExactly("list-New");
    assertThat(vendor.reads).isEqualTo(2);
  }

  @Test
  void shouldAskOnceHoweverManyWait() {
    // Given
    vendor.with(Kind.LIST, "Customers");
    Uni<Resolution> one = world.names.resolve("a1", Set.of(list("Customers")), false);

    // When
    List<Resolution> all = world.run(Uni.join().all(one, one, one).andFailFast());

    // Then
    assertThat(all).allSatisfy(resolution -> assertThat(ids(resolution)).hasSize(1));
    assertThat(vendor.reads).isEqualTo(1);
  }

  @Test
  void shouldAskAgainAfterAnIdProvedStale() {
    // Given
    vendor.with(Kind.LIST, "old", "Customers");
    world.resolve(list("Customers"));
    world.time.pass(minutes(1));
    vendor.named.get(Kind.LIST).clear();
    vendor.with(Kind.LIST, "new", "Customers");

    // When
    world.run(
        world
            .names
            .forget("a1", Set.of(list("Customers")), world.time.instant())
            .replaceWith(true));

    // Then
    assertThat(world.run(world.names.known("a1", Set.of(list("Customers"))))).isEmpty();
    assertThat(ids(world.resolve(list("Customers")))).containsExactly("new");
  }

  @Test
  void shouldRepeatAReadThatDidNotComeAndWaitWhenNoneDoes() {
    // Given
    vendor.with(Kind.LIST, "Customers");
    vendor.failures.add(new Verdict.Unanswered("timeout"));

    // When
    Resolution once = world.resolve(list("Customers"));
    world.run(world.names.forget("a1", Set.of(list("")), world.time.instant()).replaceWith(true));
    for (int i = 0; i < 3; i++) {
      vendor.failures.add(new Verdict.Throttled());
    }
    Resolution never = world.resolve(list("Customers"));

    // Then
    assertThat(ids(once)).hasSize(1);
    assertThat(never).isInstanceOf(Later.class);
  }

  @Test
  void shouldPassOnWhatTheVendorRefuses() {
    // Given
    vendor.failures.add(new Verdict.Refused(Reason.FORBIDDEN, 403, List.of()));

    // Then
    assertThat(problems(world.resolve(list("Customers")))).containsExactly(Reason.FORBIDDEN);
    assertThat(vendor.reads).isEqualTo(1);
  }

  private static List<String> ids(Resolution resolution) {
    return ((Resolved) resolution).matches().values().stream().map(match -> match.id()).toList();
  }

  private static List<Reason> problems(Resolution resolution) {
    return ((Unresolved) resolution).problems().stream().map(Problem::reason).toList();
  }
}
