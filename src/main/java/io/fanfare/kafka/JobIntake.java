package io.fanfare.kafka;

import io.fanfare.access.Caller;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes job requests from Kafka, one after the other. A record is acknowledged when its job is
 * kept, or when its refusal lies on the dead-letter topic; delivered again, it is known by its key.
 *
 * <p>A refused record stops nobody. A store or broker that is away stops everybody until it is
 * back: going on would lose the record or its place.
 */
@ApplicationScoped
public class JobIntake {
  private static final Logger LOG = Logger.getLogger(JobIntake.class);
  private static final int MAX_BYTES = 1_000_000;
  private static final String UNTAKEN =
      "The job request %s/%d/%d could not be kept (%s) and is tried again; check the database and"
          + " the broker";
  private static final String UNREADABLE =
      "The job request %s/%d/%d could not be checked because of a defect in Fanfare; it is on the"
          + " dead-letter topic. Report this with its stack trace";

  private final JobRequests requests;
  private final Jobs jobs;
  private final MutinyEmitter<String> deadLetters;
  private final KafkaSettings settings;

  public JobIntake(
      JobRequests requests,
      Jobs jobs,
      @Channel("job-requests-dlq") MutinyEmitter<String> deadLetters,
      KafkaSettings settings) {
    this.requests = requests;
    this.jobs = jobs;
    this.deadLetters = deadLetters;
    this.settings = settings;
  }

  /** Ends when nothing is left to do for the record; never fails. */
  @Incoming("job-requests")
  public Uni<Void> take(ConsumerRecord<byte[], byte[]> request) {
    return Uni.createFrom()
        .deferred(() -> keep(request))
        .onFailure(JobIntake::isFinal)
        .recoverWithUni(refused -> bury(request, (RefusedException) refused))
        .onFailure()
        .invoke(failure -> log(UNTAKEN, request, failure))
        .onFailure()
        .retry()
        .withBackOff(settings.firstRetry(), settings.lastRetry())
        .indefinitely();
  }

  private Uni<Void> keep(ConsumerRecord<byte[], byte[]> request) {
    return Uni.createFrom()
        .item(() -> check(request))
        .onFailure(failure -> !(failure instanceof RefusedException))
        .transform(failure -> defect(request, failure))
        .chain(wanted -> submit(request, wanted))
        .replaceWithVoid();
  }

  private Uni<Created> submit(ConsumerRecord<byte[], byte[]> request, Wanted wanted) {
    String trace = RecordHeader.text(request, "traceparent");
    return jobs.submit(Caller.KAFKA, trace, wanted.job(), wanted.key());
  }

  private Wanted check(ConsumerRecord<byte[], byte[]> request) {
    byte[] body = request.value() == null ? new byte[0] : request.value();
    if (body.length > MAX_BYTES) {
      throw RefusedException.of(
          ProblemCode.PAYLOAD_TOO_LARGE, "body", Rule.MAX_BYTES, "Is larger than 1,000,000 bytes.");
    }
    IdempotencyKey key = RecordKey.of(request, body);
    return new Wanted(requests.check(StrictJson.read(body), Origin.KAFKA), key);
  }

  private Uni<Void> bury(ConsumerRecord<byte[], byte[]> request, RefusedException refused) {
    return Uni.createFrom()
        .deferred(() -> deadLetters.send(DeadLetter.of(request, refused)))
        .ifNoItem()
        .after(settings.publishWithin())
        .fail();
  }

  /** Refused for what it is; anything else may pass. */
  private static boolean isFinal(Throwable failure) {
    return failure instanceof RefusedException refused
        && (refused.code().status() < 500 || refused.code() == ProblemCode.INTERNAL);
  }

  private static RefusedException defect(ConsumerRecord<byte[], byte[]> request, Throwable why) {
    LOG.errorf(why, UNREADABLE, request.topic(), request.partition(), request.offset());
    return RefusedException.of(ProblemCode.INTERNAL, "The request could not be checked.");
  }

  private static void log(String text, ConsumerRecord<byte[], byte[]> request, Throwable why) {
    LOG.warnf(text, request.topic(), request.partition(), request.offset(), why.getClass());
  }

  /** A checked request and what it is known by. */
  private record Wanted(JobRequest job, IdempotencyKey key) {}
}
