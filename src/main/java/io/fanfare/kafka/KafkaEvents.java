package io.fanfare.kafka;

import io.fanfare.completion.CompletionSettings;
import io.fanfare.completion.EventPublisher;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.event.Topic;
import io.fanfare.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events as CloudEvents in binary mode. An outage of the broker fails events, which stay
 * in the outbox; the producer reconnects by itself. What was given up here may still arrive, so
 * that consumers drop duplicates by {@code ce_source} and {@code ce_id}.
 */
@ApplicationScoped
public class KafkaEvents implements EventPublisher {
  private static final Pattern JOB = Pattern.compile("\"job_id\" ?: ?\"([0-9a-f-]{36})\"");

  private final MutinyEmitter<String> activities;
  private final MutinyEmitter<String> jobs;
  private final MutinyEmitter<String> accounts;
  private final String source;
  private final KafkaSettings settings;
  private final Tracing tracing;

  public KafkaEvents(
      @Channel("activities") MutinyEmitter<String> activities,
      @Channel("jobs") MutinyEmitter<String> jobs,
      @Channel("accounts") MutinyEmitter<String> accounts,
      CompletionSettings completion,
      KafkaSettings settings,
      Tracing tracing) {
    this.activities = activities;
    this.jobs = jobs;
    this.accounts = accounts;
    this.source = "/fanfare/" + completion.deployment();
    this.settings = settings;
    this.tracing = tracing;
  }

  @Override
  public Uni<Void> publish(Kept event) {
    MutinyEmitter<String> emitter = emitter(event.heading().topic());
    return Uni.createFrom()
        .deferred(() -> traceparent(event))
        .chain(trace -> emitter.sendMessage(message(event, trace)))
        .ifNoItem()
        .after(settings.publishWithin())
        .fail();
  }

  /** Of the job that the event names; what is told of an account alone belongs to none. */
  private Uni<@Nullable String> traceparent(Kept event) {
    Matcher job = tracing.isOn() ? JOB.matcher(event.data()) : null;
    return job != null && job.find()
        ? tracing.published(UUID.fromString(job.group(1)), Map.of("type", event.heading().type()))
        : Uni.createFrom().nullItem();
  }

  private MutinyEmitter<String> emitter(String topic) {
    return switch (Topic.valueOf(topic.toUpperCase(Locale.ROOT))) {
      case ACTIVITIES -> activities;
      case JOBS -> jobs;
      case ACCOUNTS -> accounts;
    };
  }

  private Message<String> message(Kept event, @Nullable String traceparent) {
    Headers headers = CloudEventHeaders.of(event, source, traceparent);
    return Message.of(event.data())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.heading().key())
                .withHeaders(headers)
                .build());
  }
}
