package io.fanfare.job;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.activity.ActivityView;
import io.fanfare.approval.Approval;
import io.fanfare.operation.reference.Reference;
import io.fanfare.payload.Sealed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps jobs. Each method is one transaction that records one fact. */
public interface JobStore {

  /**
   * Keeps a job, its sealed requests, one planned activity for each account and payload that is for
   * it, its idempotency key and its {@code started} event; one whose approval is awaited tells that
   * it needs attention instead, and nothing of it is sent or looked up. Activities of later steps
   * and waves are held. A job without any activity is finished at once. With a key that was used
   * before nothing is kept and the earlier job is answered; fails with
   * RefusedException(idempotency_key_reused) when that one had another fingerprint.
   */
  Uni<Created> create(NewJob job, @Nullable IdempotencyKey key);

  /**
   * The job that the key made before, or null when it made none; fails with
   * RefusedException(idempotency_key_reused) when it came with another fingerprint.
   */
  Uni<@Nullable Created> earlier(IdempotencyKey key);

  /** One job; fails with RefusedException(not_found). */
  Uni<JobView> find(UUID id);

  /** Up to {@code limit} jobs that lie within a scope, newest first, from behind {@code after}. */
  Uni<List<JobView>> list(Scope scope, @Nullable UUID after, int limit);

  /** A job's activities ordered by id, ended ones too; {@code state} null for all. */
  Uni<List<ActivityView>> activities(
      UUID jobId, @Nullable String state, @Nullable UUID after, int limit);

  /** One activity, ended or not; fails with RefusedException(not_found). */
  Uni<ActivityView> activity(UUID id);

  /**
   * Nothing more is sent; what is planned ends as cancelled soon, what is out runs to its end.
   * Cancelling twice changes nothing. Fails with RefusedException(not_allowed_in_state) when
   * finished.
   */
  Uni<JobView> cancel(Caller by, UUID id);

  /** What stopping a job would hold back, and what it would leave half done. */
  Uni<Unsent> unsent(UUID id);

  /** How far each wave is, in order; none of a job that serves all accounts at once. */
  Uni<List<WaveView>> waves(JobView job);

  /** Nothing more is sent until resumed. Fails unless running. */
  Uni<JobView> pause(Caller by, UUID id);

  /** Goes on. Fails unless paused. */
  Uni<JobView> resume(Caller by, UUID id);

  /**
   * Lets a job run that awaited approval. Fails with RefusedException: {@code not_found}, {@code
   * not_allowed_in_state} unless it waits, {@code self_approval}, {@code rule_violated} when {@code
   * accounts} is not the number of its accounts.
   */
  Uni<JobView> approve(Caller by, UUID id, long accounts);

  /**
   * Cancels jobs that have awaited approval for longer than {@code age}; answers how many, at most
   * a set of them.
   */
  Uni<Integer> expire(Duration age);

  /**
   * What of a job can still be held back.
   *
   * @param activities still planned, that is certainly not sent
   * @param halfway accounts in which earlier steps are done and later ones are still planned
   */
  record Unsent(long activities, long halfway) {}

  /**
   * A job to keep.
   *
   * @param accountIds in the order in which waves are cut; no id twice
   * @param payloads in the order of steps; an account has some of a step only if it has some of the
   *     one before, unless it begins later; one without any takes no part
   * @param references the names in all of its requests, kept ones too: an account is sent nothing
   *     before they are known there
   * @param retried what this one asks for again; null when it retries nothing
   * @param asked who asked for it, and whether somebody else has a say
   */
  record NewJob(
      UUID id,
      JobRequest request,
      List<String> accountIds,
      List<Payload> payloads,
      Set<Reference> references,
      @Nullable Retried retried,
      Asked asked) {

    /** One that retries none and that nobody in particular asked for. */
    public NewJob(UUID id, JobRequest request, List<String> accountIds, List<Payload> payloads) {
      this(id, request, accountIds, payloads, request.references(), null, Asked.BY_ANYBODY);
    }

    /** The same in these accounts. */
    public NewJob with(List<String> accounts) {
      return new NewJob(id, request, accounts, payloads, references, retried, asked);
    }

    /** The same, asked for in this way. */
    public NewJob asked(Asked anew) {
      return new NewJob(id, request, accountIds, payloads, references, retried, anew);
    }

    /** The job that this one retries, null when it retries none. */
    public @Nullable UUID parentId() {
      return retried == null ? null : retried.jobId();
    }

    /** Who asked for it: what is sent stays within their scope. */
    public Caller by() {
      return asked.by();
    }
  }

  /**
   * What of an earlier job is asked for again. Nothing is asked for again twice: keeping the new
   * job fails with RefusedException(request_gone) when one of the activities has gone to another
   * retry.
   *
   * @param activities ended ones, whose work or rows the new job takes over
   * @param rows what became of the earlier job's rows, in the words of whoever sorted them; null
   *     when whole activities are retried
   */
  record Retried(UUID jobId, Set<UUID> activities, @Nullable String rows) {}

  /**
   * How a job is asked for.
   *
   * @param handedOverBy whose uploads it may name: for a schedule's job whoever put the schedule
   * @param traceparent of the message that asked, as it came; null when there was none
   */
  record Asked(Caller by, Caller handedOverBy, Approval approval, @Nullable String traceparent) {
    /** By nobody in particular, who needs nobody else. */
    public static final Asked BY_ANYBODY = new Asked(Caller.ANYBODY, new Approval.NotNeeded());

    /** By somebody who names their own uploads. */
    public Asked(Caller by, Approval approval) {
      this(by, by, approval, null);
    }

    /** The same, by somebody who names the uploads of another. */
    public Asked naming(Caller uploader) {
      return new Asked(by, uploader, approval, traceparent);
    }

    /** The same, by a message of that trace. */
    public Asked within(@Nullable String trace) {
      return new Asked(by, handedOverBy, approval, trace);
    }
  }

  /**
   * A sealed request.
   *
   * @param box sealed for {@code id}; null when it is already kept under that id: then it becomes
   *     the job's, unless it is another's
   * @param items rows or ids in it, 1 or more
   * @param seconds how long the vendor is expected to work on it and on what follows it in its
   *     account; the longest is sent first
   * @param step of the job's steps, from 0
   * @param chunk of its step and account, from 0
   * @param accountId whose it is; null for every account of the job
   */
  record Payload(
      UUID id,
      @Nullable Sealed box,
      int items,
      double seconds,
      int step,
      int chunk,
      @Nullable String accountId) {

    /** The same in a box. */
    Payload in(Sealed sealed) {
      return new Payload(id, sealed, items, seconds, step, chunk, accountId);
    }

    /** The same in another step. */
    public Payload inStep(int other) {
      return new Payload(id, box, items, seconds, other, chunk, accountId);
    }

    /** The same with more to do behind it in its account. */
    Payload followedBy(double more) {
      return new Payload(id, box, items, seconds + more, step, chunk, accountId);
    }
  }

  /**
   * The job that a request led to.
   *
   * @param replayed whether an earlier request with the same key had made it
   */
  record Created(JobView job, boolean replayed) {}
}
