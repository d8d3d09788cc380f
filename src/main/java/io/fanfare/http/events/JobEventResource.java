package io.fanfare.http.events;

import io.fanfare.completion.CompletionSettings;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Roles;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.fanfare.stream.EventStreams;
import io.fanfare.stream.EventStreams.Opened;
import io.fanfare.stream.StreamSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A job's events as they come. */
@Path("/v1/jobs/{id}/events")
@Tag(name = "jobs")
public class JobEventResource {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventStreams streams;
  private final StreamSettings settings;
  private final String source;

  public JobEventResource(
      EventStreams streams, StreamSettings settings, CompletionSettings completion) {
    this.streams = streams;
    this.settings = settings;
    this.source = "/fanfare/" + completion.deployment();
  }

  /** Ends behind the job's last event; whoever comes back then is answered 204. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Follow a job's events, from the last one that was read")
  public Uni<RestResponse<Followed>> events(
      @RestPath String id, @RestHeader(LAST_EVENT_ID) @Nullable String lastEventId) {
    UUID job = Ids.inPath(id);
    return streams.open(job, number(lastEventId)).map(opened -> response(job, opened));
  }

  private RestResponse<Followed> response(UUID job, Opened opened) {
    if (opened.isOver()) {
      streams.leave();
      return RestResponse.noContent();
    }
    return ResponseBuilder.ok(followed(job, opened), MediaType.SERVER_SENT_EVENTS_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** A first comment, so that a reader sees at once that it was let in. */
  private Followed followed(UUID job, Opened opened) {
    EventText text = new EventText(job, source);
    Multi<String> blocks =
        Multi.createBy()
            .concatenating()
            .streams(
                Multi.createFrom().item(EventText.COMMENT),
                opened.reading().tellings().map(text::of));
    return new Followed(
        blocks.onTermination().invoke(streams::leave), settings.slowAfter(), streams.stopping());
  }

  private static long number(@Nullable String lastEventId) {
    Findings findings = new Findings();
    if (lastEventId != null && !lastEventId.matches("[0-9]{1,18}")) {
      findings.add(LAST_EVENT_ID, Rule.FORMAT, "Must be the id of an event of this job.");
    }
    findings.refuseIfAny();
    return lastEventId == null ? 0 : Long.parseLong(lastEventId);
  }
}
