package io.fanfare.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.access.Caller;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a change at the vendor is noted. */
class AuditTrailTest {
  private final Lines trail = new Lines();

  @Test
  void shouldNoteAChangeOnceWhenItWasMade() {
    // Given
    Uni<String> change = Uni.createFrom().item(() -> "made after " + trail.lines.size());

    // When
    String made = await(trail.noteMade(Caller.ANYBODY, Action.PUT_WEBHOOK, "topic", change));

    // Then
    assertThat(made).isEqualTo("made after 0");
    assertThat(trail.lines).containsExactly("anybody put_webhook topic");
  }

  @Test
  void shouldNoteAChangeThatMayHaveBeenMade() {
    // When
    assertThatThrownBy(() -> change(ProblemCode.VENDOR_UNANSWERED))
        .isInstanceOf(RefusedException.class);

    // Then
    assertThat(trail.lines).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = ProblemCode.class,
      names = {"VENDOR_REFUSED", "VENDOR_UNAVAILABLE", "NOT_FOUND", "QUOTA_EXHAUSTED"})
  void shouldNoteNothingThatCertainlyWasNotMade(ProblemCode code) {
    // When
    assertThatThrownBy(() -> change(code)).isInstanceOf(RefusedException.class);

    // Then
    assertThat(trail.lines).isEmpty();
  }

  private void change(ProblemCode code) {
    Uni<String> change = Uni.createFrom().failure(RefusedException.of(code, "No."));
    await(trail.noteMade(Caller.ANYBODY, Action.PUT_WEBHOOK, "topic", change));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(1));
  }

  /** A trail in memory. */
  private static final class Lines implements AuditTrail {
    private final List<String> lines = new ArrayList<>();

    @Override
    public Uni<Void> note(Caller caller, Action action, String subject) {
      return Uni.createFrom()
          .voidItem()
          .invoke(() -> lines.add(caller.name() + " " + action.word() + " " + subject));
    }

    @Override
    public Uni<List<Entry>> list(Wanted wanted, @Nullable Long after, int limit) {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Integer> purge(Duration age) {
      return Uni.createFrom().item(0);
    }
  }
}
