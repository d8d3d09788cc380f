package io.fanfare.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.testing.MutableClock;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T14:00:00Z"));
  private final List<List<String>> sets = new ArrayList<>();
  private final Deque<UniEmitter<? super Collection<String>>> answers = new ArrayDeque<>();
  private final Deque<UniEmitter<? super Void>> pauses = new ArrayDeque<>();
  private final Timers timers = time -> Uni.createFrom().<Void>emitter(pauses::add);
  private final GroupCommit<String> commits =
      new GroupCommit<>(this::store, LIMIT, clock, timers, new Random(1));

  @Test
  void one_alone_is_kept_at_once_and_those_behind_it_together() {
    // Given
    UniAssertSubscriber<Boolean> a = keep("a");
    UniAssertSubscriber<Boolean> b = keep("b");
    UniAssertSubscriber<Boolean> c = keep("c");

    // When
    kept("a");
    kept("c");

    // Then
    assertThat(sets).containsExactly(List.of("a"), List.of("b", "c"));
    a.assertItem(true);
    b.assertItem(false);
    c.assertItem(true);
  }

  @Test
  void what_failed_is_tried_again_after_a_pause_with_what_came_meanwhile() {
    // Given
    UniAssertSubscriber<Boolean> a = keep("a");
    answers.pop().fail(new IllegalStateException("away"));
    keep("b");

    // When
    pauses.pop().complete(null);
    kept("a", "b");

    // Then
    assertThat(sets).hasSize(2);
    assertThat(sets.get(1)).containsExactlyInAnyOrder("a", "b");
    a.assertItem(true);
  }

  @Test
  void one_that_can_never_be_kept_fails_at_its_limit_and_holds_up_nobody() {
    // Given
    keep("first");
    UniAssertSubscriber<Boolean> bad = keep("bad");
    UniAssertSubscriber<Boolean> good = keep("good");
    kept("first");

    // When
    for (int i = 0; i < 20 && !answers.isEmpty(); i++) {
      answer();
    }

    // Then
    good.assertItem(true);
    bad.assertFailed();
  }

  private void answer() {
    List<String> set = sets.get(sets.size() - 1);
    if (set.contains("bad")) {
      clock.advance(Duration.ofSeconds(1));
      answers.pop().fail(new IllegalStateException("violates a constraint"));
      pauses.pop().complete(null);
    } else {
      answers.pop().complete(set);
    }
  }

  private UniAssertSubscriber<Boolean> keep(String item) {
    return commits.keep(item).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private Uni<Collection<String>> store(List<String> items) {
    sets.add(items);
    return Uni.createFrom().<Collection<String>>emitter(answers::add);
  }

  private void kept(String... items) {
    List<String> set = sets.get(sets.size() - 1);
    answers.pop().complete(set.stream().filter(List.of(items)::contains).toList());
  }
}
