package io.fanfare.job;

import io.fanfare.event.Event;
import io.fanfare.event.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What is told about a job. */
public final class JobEvents {
  /** The type of a job's last event. */
  public static final String FINISHED = "io.fanfare.job.finished.v1";

  private static final String TYPE = "io.fanfare.job.%s.v1";

  private JobEvents() {}

  /** All of its activities are planned. */
  public static Event started(UUID id, String operation, long total) {
    return event(id, "started", Map.of("operation", operation, "state", "running", "total", total));
  }

  /** Nothing of it is sent before a second person has approved it. */
  public static Event awaitsApproval(UUID id, String operation) {
    String state = JobState.AWAITING_APPROVAL.word();
    Map<String, Object> data = Map.of("operation", operation, "state", state);
    return event(id, "needs_attention", "awaiting_approval", data);
  }

  /** One of its activities became ambiguous while none was. */
  public static Event needsAttention(UUID id, String operation, long occurrence) {
    Map<String, Object> data = Map.of("operation", operation, "state", "running");
    return event(id, "needs_attention", "needs_attention." + occurrence, data);
  }

  /** Its last activity ended. */
  public static Event finished(UUID id, String operation, JobOutcome outcome, JobProgress counts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("operation", operation);
    data.put("state", "finished");
    data.put("outcome", outcome.word());
    data.put("total", counts.total());
    data.put("counts", counts(counts));
    return event(id, "finished", data);
  }

  private static Map<String, Object> counts(JobProgress counts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("completed", counts.completed());
    data.put("failed", counts.failed());
    data.put("timed_out", counts.timedOut());
    data.put("cancelled", counts.cancelled());
    data.put("rejected", counts.others().rejected());
    data.put("untraceable", counts.others().untraceable());
    return data;
  }

  private static Event event(UUID id, String what, Map<String, Object> more) {
    return event(id, what, what, more);
  }

  private static Event event(UUID id, String what, String transition, Map<String, Object> more) {
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("job_id", id.toString());
    return new Event(
        id + "." + transition,
        Topic.JOBS,
        TYPE.formatted(what),
        id.toString(),
        id.toString(),
        data);
  }
}
