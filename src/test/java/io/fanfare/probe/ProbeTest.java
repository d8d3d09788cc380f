package io.fanfare.probe;

import static io.fanfare.probe.ProbeWorld.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.ProfileFile;
import io.fanfare.probe.profile.Question;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.partner.StatusMapping;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole probe, in virtual time, of vendors that differ in what goes through the proxy. */
class ProbeTest {
  private static final SimulatorSettings VENDOR = SimulatorSettings.defaults();

  static Stream<Arguments> vendors() {
    return Stream.of(
        Arguments.of(StatusMapping.PASSED_THROUGH, SizeRule.DECIMAL, true),
        Arguments.of(StatusMapping.SUCCESS_AS_200, SizeRule.DECIMAL, false),
        Arguments.of(StatusMapping.WRAPPED, SizeRule.BINARY, true),
        Arguments.of(StatusMapping.PASSED_THROUGH, SizeRule.BINARY, false));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void shouldFindWhatComesThroughTheProxy(StatusMapping statuses, int most, boolean outer) {
    // Given
    Quirks quirks = VENDOR.quirks().answering(statuses, new SizeRule(most, outer));
    ProbeWorld world = new ProbeWorld(VENDOR.withQuirks(quirks), 1);

    // When
    Profile profile = world.probed(10);

    // Then
    assertThat(answer(profile, Question.INNER_STATUS))
        .isEqualTo(statuses.name().toLowerCase(Locale.ROOT));
    assertThat(answer(profile, Question.SIZE_LIMIT)).isEqualTo("" + most);
    assertThat(answer(profile, Question.SIZE_COUNTED)).isEqualTo(outer ? "outer" : "inner");
    assertThat(answer(profile, Question.CSV)).isEqualTo("plain");
    assertThat(answer(profile, Question.MULTIPART)).isEqualTo("refused");
    assertThat(answer(profile, Question.ACTIVITY_ORDER)).isEqualTo("newest_first");
    assertThat(answer(profile, Question.THROTTLED_KEYS)).isEqualTo("throttled");
    assertThat(answer(profile, Question.THROTTLED_SHAPE)).isEqualTo("object");
    assertThat(answer(profile, Question.RATE_HEADERS)).isEqualTo("none");
    assertThat(world.calls()).isLessThan(200).isEqualTo(profile.calls());
  }

  @Test
  void shouldFindTheOtherFormOfAFileAndTheOtherOrder() {
    // Given
    Quirks quirks =
        new Quirks(
            WindowKind.SLIDING,
            0,
            1,
            StatusMapping.PASSED_THROUGH,
            new SizeRule(SizeRule.DECIMAL, true),
            true,
            false);
    ProbeWorld world = new ProbeWorld(VENDOR.withQuirks(quirks), 2);

    // When
    Profile profile = world.probed(10);

    // Then
    assertThat(answer(profile, Question.CSV)).isEqualTo("json_string");
    assertThat(answer(profile, Question.ACTIVITY_ORDER)).isEqualTo("oldest_first");
  }

  @Test
  void shouldTouchOneAccountAndLeaveNothingInIt() {
    // Given
    ProbeWorld world = new ProbeWorld(VENDOR, 3);
    String before = world.lists();

    // When
    world.probed(10);

    // Then: a list was made, and is gone when its deletion has ended
    world.time.pass(java.time.Duration.ofMinutes(5));
    assertThat(world.lists()).isEqualTo(before);
    JsonNode lines = world.vendor.ledger().requests(0, 300).path("requests");
    assertThat(lines.findValuesAsText("account"))
        .allMatch(account -> account.equals("null") || account.equals(ProbeWorld.account()));
    assertThat(
            world
                .vendor
                .ledger()
                .activities(0, 10)
                .path("activities")
                .findValuesAsText("operation"))
        .containsExactlyInAnyOrder("contact_exports", "DELETE /contact_lists/{list_id}");
  }

  @Test
  void shouldKeepNoIdOfTheAccountInTheProfile() {
    // Given
    ProbeWorld world = new ProbeWorld(VENDOR, 4);

    // When
    String text = ProfileFile.write(world.probed(10));

    // Then
    assertThat(text).contains("\"version\" : 1").doesNotContain(ProbeWorld.account());
    assertThat(text).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  @Test
  void shouldMakeNothingInAnAccountThatTheVendorDoesNotKnow() {
    // Given
    ProbeWorld world = new ProbeWorld(VENDOR, 5);
    var calls = world.calls("a07e1nobody");
    Probe probe =
        new Probe(
            calls,
            world.allowance,
            world.time,
            world.time,
            10,
            ProbeWorld.SILENT,
            ProbeWorld.START);

    // Then
    assertThatThrownBy(() -> world.done(probe.run()))
        .hasMessageContaining("does not know the account");
    assertThat(world.calls()).isEqualTo(1);
  }

  @Test
  void shouldEndWhenTheDaysCallsAreSpent() {
    // Given
    ProbeWorld world = new ProbeWorld(VENDOR.withDailyQuota(5), 6);

    // Then
    assertThatThrownBy(() -> world.probed(10)).hasMessageContaining("delete it there");
    assertThat(world.calls()).isLessThan(10);
  }
}
