package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.access.FanfareApi;
import io.fanfare.sandbox.access.JsonApi.Answer;
import io.fanfare.sandbox.proxy.Conditions;
import io.fanfare.sandbox.proxy.Direction;
import io.fanfare.sandbox.proxy.FaultProxy;
import io.fanfare.testing.Lanes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T9: the same submission comes again: at once, elsewhere, and after an answer that was lost. */
@ResourceLock(Lanes.SECOND)
@Tag("faults-short")
class SubmittedTwiceIT {
  private static final int AT_ONCE = 6;
  private static final Map<String, Object> BODY = Work.addToList(Work.accounts(5));

  @Test
  void shouldMakeOneJobOfOneKey() {
    // Given
    FaultStage stage = SharedStage.calm();
    List<Replica> replicas = stage.replicas(2);
    Oracle oracle = Oracle.begin(stage);
    String key = UUID.randomUUID().toString();

    // When
    Answer first = answerLostOnTheWay(replicas.get(0), replicas.get(1), key);
    List<Answer> others = atOnce(replicas, key);
    Answer otherBody = replicas.get(1).api().submit(Work.addToList(Work.accounts(6)), key);

    // Then
    String job = first.body().path("job_id").asText();
    replicas.get(0).api().awaitFinished(job, Duration.ofSeconds(60));
    Set<Integer> answered = others.stream().map(Answer::status).collect(Collectors.toSet());
    Scores.of("T9-submitted-twice")
        .with("submissions", AT_ONCE + 2)
        .with("jobs", jobs(first, others).size())
        .with("answer_to_another_body", otherBody.status())
        .settle(oracle.judge(job));
    assertThat(first.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(answered).isSubsetOf(202, 409);
    assertThat(jobs(first, others)).containsExactly(job);
    assertThat(otherBody.status()).isEqualTo(422);
    assertThat(stage.vendor().activities()).hasSize(5);
  }

  @Test
  void shouldMakeOneJobOfOneKeyThatComesToAllReplicasAtOnce() {
    // Given
    FaultStage stage = SharedStage.calm();
    List<Replica> replicas = stage.replicas(2);
    Oracle oracle = Oracle.begin(stage);

    // When
    List<Answer> answers = atOnce(replicas, UUID.randomUUID().toString());

    // Then
    Set<String> jobs =
        answers.stream()
            .filter(Answer::isGood)
            .map(answer -> answer.body().path("job_id").asText())
            .collect(Collectors.toSet());
    assertThat(jobs).hasSize(1);
    String job = jobs.iterator().next();
    replicas.get(0).api().awaitFinished(job, Duration.ofSeconds(60));
    oracle.judge(job).requireClean();
    assertThat(stage.vendor().activities()).hasSize(5);
  }

  /** The service has the job; its caller saw a reset, and asks the other replica. */
  private static Answer answerLostOnTheWay(Replica one, Replica other, String key) {
    try (FaultProxy proxy = FaultProxy.to(one.process().baseUri().getPort())) {
      proxy.apply(Direction.TO_CALLER, Conditions.resetAfter(0));
      FanfareApi through = new FanfareApi(URI.create("http://localhost:" + proxy.port()));
      assertThatThrownBy(() -> through.submit(BODY, key)).isInstanceOf(SandboxFailure.class);
    }
    return other.api().submit(BODY, key);
  }

  private static List<Answer> atOnce(List<Replica> replicas, String key) {
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> replicas.get(i % replicas.size()).api())
            .map(api -> CompletableFuture.supplyAsync(() -> api.submit(BODY, key)))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static Set<String> jobs(Answer first, List<Answer> others) {
    Set<String> jobs =
        others.stream()
            .filter(Answer::isGood)
            .map(answer -> answer.body().path("job_id").asText())
            .collect(Collectors.toSet());
    jobs.add(first.body().path("job_id").asText());
    return jobs;
  }
}
