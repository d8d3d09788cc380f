package io.fanfare.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final int AHEAD = 4;

  private final Deque<Integer> due = new ArrayDeque<>();
  private final List<Integer> claims = new ArrayList<>();
  private final Deque<UniEmitter<? super Uni<Void>>> waiting = new ArrayDeque<>();
  private final Deque<UniEmitter<? super Void>> working = new ArrayDeque<>();

  @Test
  void claims_no_further_ahead_than_it_is_told() {
    // Given
    due(100);
    Pipeline<Integer> pipeline = pipeline(50);

    // When
    Long claimed = pipeline.runOnce().await().indefinitely();

    // Then
    assertThat(claimed).isEqualTo(AHEAD);
    assertThat(waiting).hasSize(AHEAD);
  }

  @Test
  void claims_more_as_slots_come_without_being_asked() {
    // Given
    due(100);
    pipeline(50).runOnce().await().indefinitely();

    // When
    IntStream.range(0, 20).forEach(i -> slot());

    // Then
    assertThat(working).hasSize(20);
    assertThat(waiting).hasSizeBetween(1, 2 * AHEAD);
  }

  @Test
  void what_became_due_meanwhile_is_claimed_when_woken_though_others_wait() {
    // Given
    due(AHEAD);
    Pipeline<Integer> pipeline = pipeline(50);
    pipeline.runOnce().await().indefinitely();
    due(1);

    // When
    Long claimed = pipeline.runOnce().await().indefinitely();
    Long woken = pipeline.wake().await().indefinitely();

    // Then
    assertThat(claimed).isZero();
    assertThat(woken).isOne();
    assertThat(waiting).hasSize(AHEAD + 1);
  }

  @Test
  void holds_no_more_under_way_than_allowed_and_goes_on_when_some_is_done() {
    // Given
    due(100);
    Pipeline<Integer> pipeline = pipeline(6);
    pipeline.runOnce().await().indefinitely();
    IntStream.range(0, 6).forEach(i -> slot());
    int before = working.size() + waiting.size();

    // When
    done();
    done();

    // Then
    assertThat(before).isEqualTo(6);
    assertThat(working.size() + waiting.size()).isEqualTo(6);
  }

  @Test
  void does_not_ask_again_after_a_claim_that_brought_less_than_it_asked_for() {
    // Given
    due(1);
    Pipeline<Integer> pipeline = pipeline(50);

    // When
    pipeline.runOnce().await().indefinitely();
    slot();
    done();

    // Then
    assertThat(claims).containsExactly(AHEAD);
  }

  @Test
  void what_waited_behind_an_item_is_claimed_when_that_is_done_where_items_follow_each_other() {
    // Given
    due(1);
    pipeline(50).following().runOnce().await().indefinitely();
    slot();
    due(1);

    // When
    done();

    // Then
    assertThat(waiting).hasSize(1);
  }

  @Test
  void a_failing_claim_is_told_and_the_next_works() {
    // Given
    boolean[] failing = {true};
    due(1);
    Pipeline<Integer> pipeline =
        new Pipeline<>(
            () -> AHEAD,
            limit -> {
              return failing[0]
                  ? Uni.createFrom().failure(new IllegalStateException("away"))
                  : claim(limit);
            },
            this::slotted,
            50);
    UniAssertSubscriber<Long> first =
        pipeline.runOnce().subscribe().withSubscriber(UniAssertSubscriber.create());

    // When
    failing[0] = false;
    Long claimed = pipeline.runOnce().await().indefinitely();

    // Then
    first.assertFailedWith(IllegalStateException.class);
    assertThat(claimed).isOne();
  }

  @Test
  void a_stop_waits_for_what_is_under_way_and_claims_nothing_more() {
    // Given
    due(100);
    Pipeline<Integer> pipeline = pipeline(50);
    pipeline.runOnce().await().indefinitely();
    UniAssertSubscriber<Void> stopped =
        pipeline.stop().subscribe().withSubscriber(UniAssertSubscriber.create());

    // When
    IntStream.range(0, AHEAD).forEach(i -> slot());
    stopped.assertNotTerminated();
    IntStream.range(0, AHEAD).forEach(i -> done());

    // Then
    stopped.assertCompleted();
    assertThat(claims).hasSize(1);
  }

  private Pipeline<Integer> pipeline(int most) {
    return new Pipeline<>(() -> AHEAD, this::claim, this::slotted, most);
  }

  private void due(int items) {
    IntStream.range(0, items).forEach(due::add);
  }

  private Uni<List<Integer>> claim(int limit) {
    claims.add(limit);
    List<Integer> claimed = new ArrayList<>();
    while (!due.isEmpty() && claimed.size() < limit) {
      claimed.add(due.poll());
    }
    return Uni.createFrom().item(claimed);
  }

  private Uni<Uni<Void>> slotted(Integer item) {
    return Uni.createFrom().<Uni<Void>>emitter(waiting::add);
  }

  private void slot() {
    waiting.pop().complete(Uni.createFrom().<Void>emitter(working::add));
  }

  private void done() {
    working.pop().complete(null);
  }
}
