package io.fanfare.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fanfare.account.AccountEvents;
import io.fanfare.account.AccountEvents.Change;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.Claim;
import io.fanfare.activity.End;
import io.fanfare.activity.OnUnknown;
import io.fanfare.event.Event;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobOutcome;
import io.fanfare.job.JobProgress;
import io.fanfare.problem.Findings;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the core really tells against docs/asyncapi.yaml, and the other way round. */
class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode CONTRACT = contract();
  private static final Instant NOW = Instant.parse("2026-01-31T22:00:00Z");
  private static final UUID JOB = UUID.randomUUID();
  private static final Submitting SENT =
      new Submitting(new Claim(UUID.randomUUID(), NOW, NOW, NOW));
  private static final InFlight OUT = new InFlight("r1", "processing", 10, NOW, NOW, false);
  private static final Ambiguous DOUBT = new Ambiguous(NOW, "timeout");

  static Stream<Event> events() {
    return Stream.of(activities(), jobs(), accounts()).flatMap(Function.identity());
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_as_the_contract_says(Event event) {
    JsonNode message = message(event.type());
    JsonNode schema = CONTRACT.at(message.at("/payload/$ref").asText().substring(1));

    assertThat(message.isMissingNode()).as("%s is in the contract", event.type()).isFalse();
    assertThat(new Schema(CONTRACT).check(JSON.valueToTree(event.data()), schema)).isEmpty();
  }

  @Test
  void every_event_of_the_contract_is_told() {
    List<String> told = events().map(Event::type).distinct().toList();

    assertThat(CONTRACT.at("/components/messages"))
        .map(message -> message.path("name").asText())
        .filteredOn(name -> name.startsWith("io.fanfare."))
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void an_event_lies_on_the_channel_of_its_topic() {
    assertThat(events())
        .allSatisfy(
            event -> {
              String channel = event.topic().name().toLowerCase(Locale.ROOT);
              JsonNode references = CONTRACT.at("/channels/" + channel + "/messages");
              assertThat(references)
                  .map(reference -> CONTRACT.at(reference.path("$ref").asText().substring(1)))
                  .contains(message(event.type()));
            });
  }

  @Test
  void a_dead_letter_is_as_the_contract_says_and_repeats_nothing() {
    byte[] value = "a secret".getBytes(StandardCharsets.UTF_8);
    ConsumerRecord<byte[], byte[]> request = new ConsumerRecord<>("t", 1, 2L, value, value);

    JsonNode letter = tree(DeadLetter.of(request, refused()));

    JsonNode schema = CONTRACT.at("/components/schemas/DeadJobRequest");
    assertThat(new Schema(CONTRACT).check(letter, schema)).isEmpty();
    assertThat(letter.toString()).doesNotContain("secret");
    assertThat(letter.at("/violations/0/field").asText()).isEqualTo("body");
    assertThat(letter.at("/violations/1/field").asText()).isEqualTo("body.name");
  }

  private static RefusedException refused() {
    Findings findings = new Findings();
    findings.add("body.secret", Rule.UNKNOWN_FIELD, "Is not a field.");
    findings.add("body.name", Rule.MAX_LENGTH, 200, "Is too long for a secret.");
    try {
      findings.refuseIfAny();
      throw new IllegalStateException();
    } catch (RefusedException e) {
      return e;
    }
  }

  private static Stream<Event> activities() {
    RemoteActivity remote = remote(RemoteState.PROCESSING);
    return Stream.of(
            step(SENT, SENT.accepted(remote, NOW)),
            step(SENT, SENT.succeeded()),
            step(SENT, SENT.rejected(Reason.NOT_FOUND)),
            step(SENT, SENT.rejected(Reason.INVALID).superseded()),
            step(OUT, OUT.ended(remote(RemoteState.COMPLETED)).disagreeing()),
            step(new Planned(NOW), new Planned(NOW).cancelled()),
            step(SENT.unanswered("timeout", NOW), DOUBT),
            step(DOUBT, DOUBT.settled(End.FAILED)),
            step(OUT, OUT.stalledNow()),
            step(OUT, OUT.forgotten()),
            ended(RemoteState.COMPLETED),
            ended(RemoteState.FAILED),
            ended(RemoteState.CANCELLED),
            ended(RemoteState.TIMED_OUT))
        .flatMap(List::stream);
  }

  private static Stream<Event> jobs() {
    JobProgress progress = new JobProgress(9, 0, 1, 2, 3, 1, new JobProgress.Others(1, 1, 0));
    return Stream.of(
        JobEvents.started(JOB, "list_delete", 9),
        JobEvents.needsAttention(JOB, "list_delete", 1),
        JobEvents.awaitsApproval(JOB, "list_delete"),
        JobEvents.finished(JOB, "list_delete", JobOutcome.PARTLY_FAILED, progress));
  }

  private static Stream<Event> accounts() {
    return Stream.of(Change.values()).map(change -> AccountEvents.of("a1", change, JOB));
  }

  private static List<Event> ended(RemoteState state) {
    return step(OUT, OUT.ended(remote(state)));
  }

  private static List<Event> step(ActivityState from, ActivityState to) {
    Activity.Target target = new Activity.Target(JOB, "a1");
    Activity.Work work =
        new Activity.Work(
            "list_delete",
            UUID.randomUUID(),
            false,
            new Activity.Traits(1, 5, OnUnknown.RECONCILE));
    return new Activity(UUID.randomUUID(), target, work, from, 3, 1).to(to).events();
  }

  private static RemoteActivity remote(RemoteState state) {
    return new RemoteActivity(
        "r1",
        state,
        state.name().toLowerCase(Locale.ROOT),
        100,
        RemoteActivity.Times.NONE,
        new Counters(2L, 2L, 2L, 0L, 0L, 0L, 1L),
        RemoteActivity.Details.NONE);
  }

  private static JsonNode message(String type) {
    for (JsonNode message : CONTRACT.at("/components/messages")) {
      if (message.path("name").asText().equals(type)) {
        return message;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode contract() {
    try {
      return new YAMLMapper().readTree(Path.of("docs/asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
