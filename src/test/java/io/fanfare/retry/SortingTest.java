package io.fanfare.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.activity.End;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.rejection.Tally;
import io.fanfare.retry.RowRetryStore.Import;
import io.fanfare.retry.RowRetryStore.Parent;
import io.fanfare.retry.RowRetryStore.Place;
import io.fanfare.retry.RowRetryStore.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SortingTest {
  private static final Set<String> ACTIVE = Set.of("a");
  private static final Request KEPT = new Request(new UUID(0, 1), 5, 1, true, true);
  private static final Request GONE = new Request(new UUID(0, 1), 5, 1, false, false);

  @ParameterizedTest
  @CsvSource({
    "refused_with_others, TAKEN",
    "forbidden, TAKEN",
    "cancelled_by_caller, TAKEN",
    "earlier_step_failed, TAKEN",
    "timed_out_by_vendor, TAKEN",
    "unaccounted, TAKEN",
    "forgotten, UNDECIDED",
    "settled, UNDECIDED",
    "merged, MERGED",
    "unsubscribed, UNSUBSCRIBED",
    "refused_by_vendor, TO_CORRECT",
    "invalid_email, TO_CORRECT",
    "row_error, TO_CORRECT",
    "unknown_account, TO_CORRECT"
  })
  void shouldTellWhatAnotherTryMeans(String reason, Fate fate) {
    // When / Then
    assertThat(Fate.of(reason)).isEqualTo(fate);
  }

  @Test
  void shouldTakeAllRowsOfAnImportOfWhichNoneWasApplied() {
    // When
    Sorting sorting = sorting(false, ended(End.FAILED, KEPT, Map.of("failed_by_vendor", 5L), "a"));

    // Then
    assertThat(sorting.whole()).hasSize(1);
    assertThat(sorting.sorted().taken()).isEqualTo(5);
  }

  @Test
  void shouldAskTheRejectionsWhereSomeWereApplied() {
    // When
    Sorting sorting =
        sorting(
            false, ended(End.COMPLETED, KEPT, Map.of("unaccounted", 2L, "invalid_email", 1L), "a"));

    // Then
    assertThat(sorting.whole()).isEmpty();
    assertThat(sorting.partly()).hasSize(1);
    assertThat(sorting.sorted().rows()).isEqualTo(Map.of(Fate.TO_CORRECT, 1L));
  }

  @Test
  void shouldTakeWhatHasNoRejectionsByTheWordOfItsEnd() {
    // When
    Sorting sorting =
        sorting(
            false,
            new Import(
                new UUID(0, 2),
                new Place("a", 0, 0),
                KEPT,
                End.CANCELLED,
                "earlier_step_failed",
                new Tally(Map.of()),
                false),
            ended(End.SUPERSEDED, KEPT, Map.of(), "a"),
            ended(End.COMPLETED, KEPT, Map.of(), "a"));

    // Then
    assertThat(sorting.whole()).hasSize(1);
    assertThat(sorting.sorted().rows()).isEqualTo(Map.of(Fate.TAKEN, 5L));
  }

  @Test
  void shouldSayWhyRowsAreNotTaken() {
    // Given
    Import taken =
        new Import(
            new UUID(0, 3),
            new Place("a", 0, 0),
            KEPT,
            End.FAILED,
            "failed_by_vendor",
            new Tally(Map.of("failed_by_vendor", 5L)),
            true);

    // When
    Sorting sorting =
        sorting(
            false,
            taken,
            ended(End.FAILED, GONE, Map.of("failed_by_vendor", 5L), "a"),
            ended(End.FAILED, KEPT, Map.of("failed_by_vendor", 5L), "closed"),
            ended(End.UNTRACEABLE, KEPT, Map.of("forgotten", 5L), "a"));

    // Then
    assertThat(sorting.sorted().rows())
        .isEqualTo(
            Map.of(
                Fate.TAKEN_BEFORE,
                5L,
                Fate.DELETED,
                5L,
                Fate.ACCOUNT_NOT_ACTIVE,
                5L,
                Fate.UNDECIDED,
                5L));
  }

  @Test
  void shouldTakeWhatWasPerhapsAppliedOnlyWhereThatIsHarmless() {
    // Given
    Import forgotten = ended(End.UNTRACEABLE, KEPT, Map.of("forgotten", 5L), "a");

    // When / Then
    assertThat(sorting(false, forgotten).sorted().taken()).isZero();
    assertThat(sorting(true, forgotten).sorted().taken()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void shouldReadWhatItWroteDown(Fate fate) {
    // Given
    Sorted sorted = new Sorted(Map.of(fate, 3L));

    // When / Then
    assertThat(SortedText.read(SortedText.write(sorted))).isEqualTo(sorted);
    assertThat(sorted.message()).contains(": 3.").startsWith("Sent again: ");
  }

  private static Sorting sorting(boolean harmless, Import... imports) {
    Parent parent =
        new Parent(
            new UUID(0, 9),
            List.of(imports),
            new Tally(Map.of()),
            0,
            true,
            Options.named(null),
            Set.of());
    return new Sorting(parent, ACTIVE, harmless);
  }

  private static Import ended(End end, Request request, Map<String, Long> told, String account) {
    return new Import(
        UUID.randomUUID(), new Place(account, 0, 0), request, end, null, new Tally(told), false);
  }
}
