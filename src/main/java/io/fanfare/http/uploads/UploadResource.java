package io.fanfare.http.uploads;

import io.fanfare.access.Caller;
import io.fanfare.http.CallerKey;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.problem.Findings;
import io.fanfare.rows.RowTerms;
import io.fanfare.upload.UploadSettings;
import io.fanfare.upload.UploadStore.Kept;
import io.fanfare.upload.Uploads;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Rows handed over once, to be named by jobs. */
@Path("/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class UploadResource {
  private final Uploads uploads;
  private final UploadSettings settings;
  private final Remains remains;
  private final Callers callers;

  public UploadResource(
      Uploads uploads, UploadSettings settings, Remains remains, Callers callers) {
    this.uploads = uploads;
    this.settings = settings;
    this.remains = remains;
    this.callers = callers;
  }

  /** The body is read as fast as it can be kept, and blocks a worker thread, no event loop. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Blocking
  @Consumes({RowQuery.CSV, RowQuery.NDJSON})
  @Operation(summary = "Hand over rows that jobs, plans and Kafka requests can name")
  @Parameter(name = "account_column", description = "The column that names each row's account")
  @Parameter(name = "key", description = "The column of your own key, which is not sent")
  @Parameter(name = "delimiter", description = "One character or tab; a comma when not given")
  @Parameter(name = "unknown_columns", description = "refuse or ignore; refuse when not given")
  public Uni<RestResponse<UploadJson>> submit(
      InputStream file,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    Findings findings = new Findings();
    RowQuery query = new RowQuery(uri, headers, findings);
    RowTerms terms = query.terms();
    query.refuseUnknown(Set.of());
    findings.refuseIfAny();
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, "POST /v1/uploads", new byte[0]);
    String asked = String.valueOf(uri.getRequestUri().getRawQuery());
    return uploads
        .read(UUID.randomUUID(), by, file, terms, asked)
        .chain(read -> uploads.keep(read.upload(), key == null ? null : key.of(read.fingerprint())))
        .onFailure(Remains::areWorthReading)
        .call(() -> remains.drain(file))
        .map(this::created);
  }

  private RestResponse<UploadJson> created(Kept kept) {
    ResponseBuilder<UploadJson> response =
        ResponseBuilder.create(Status.CREATED, UploadJson.of(kept.upload(), settings.retention()));
    if (kept.replayed()) {
      response.header(CallerKey.REPLAYED, "true");
    }
    return response.build();
  }
}
