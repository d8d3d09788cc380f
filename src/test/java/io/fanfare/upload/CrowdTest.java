package io.fanfare.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd =
      new Crowd(Mappings.with(UploadSettings.class, Map.of("fanfare.upload.at-once", "1")));
  private final List<UniEmitter<? super String>> under = new ArrayList<>();

  @Test
  void shouldTurnAwayOneReaderTooMany() {
    // Given
    crowd.read(this::work).subscribe().withSubscriber(new UniAssertSubscriber<>());

    // When
    Throwable refused =
        crowd
            .read(this::work)
            .subscribe()
            .withSubscriber(new UniAssertSubscriber<String>())
            .getFailure();

    // Then
    assertThat(((RefusedException) refused).code()).isEqualTo(ProblemCode.OVERLOADED);
    under.get(0).fail(new IllegalStateException());
    crowd.read(this::work).subscribe().withSubscriber(new UniAssertSubscriber<>());
    assertThat(under).hasSize(2);
  }

  @Test
  void shouldLetPreparationsWaitForTheirTurn() {
    // Given
    crowd.prepare(this::work).subscribe().withSubscriber(new UniAssertSubscriber<>());
    UniAssertSubscriber<String> gone =
        crowd.prepare(this::work).subscribe().withSubscriber(new UniAssertSubscriber<>());
    UniAssertSubscriber<String> next =
        crowd.prepare(this::work).subscribe().withSubscriber(new UniAssertSubscriber<>());
    assertThat(under).hasSize(1);

    // When
    gone.cancel();
    under.get(0).complete("first");

    // Then
    assertThat(under).hasSize(2);
    under.get(1).complete("next");
    next.assertCompleted().assertItem("next");
  }

  private Uni<String> work() {
    return Uni.createFrom().emitter(under::add);
  }
}
