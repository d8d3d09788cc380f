package io.fanfare.http.imports;

import io.fanfare.http.Bodies;
import io.fanfare.http.CallerKey;
import io.fanfare.http.OffLoop;
import io.fanfare.http.jobs.Accepted;
import io.fanfare.http.jobs.JobJson;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobRequest;
import io.fanfare.job.Jobs;
import io.fanfare.rows.ContactRows;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * An import job out of rows. This is also how a file is imported: the vendor's own file import is a
 * multipart upload, which its envelope is not known to carry.
 */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportResource {
  private static final int MAX_BYTES = 4_000_000;

  private final Bodies bodies;
  private final OffLoop offLoop;
  private final ContactRows rows;
  private final Jobs jobs;

  public ImportResource(Bodies bodies, OffLoop offLoop, ContactRows rows, Jobs jobs) {
    this.bodies = bodies;
    this.offLoop = offLoop;
    this.rows = rows;
    this.jobs = jobs;
  }

  /** Columns have the vendor's names of an imported contact's fields. */
  @POST
  @Consumes("text/csv")
  @Operation(summary = "Import contacts from CSV into the named accounts")
  @Parameter(
      name = "accounts",
      description = "Account ids with commas between them",
      required = true)
  @Parameter(name = "list_ids", description = "List ids with commas between them", required = true)
  @Parameter(name = "name", description = "A name for the job")
  @Parameter(name = "delimiter", description = "One of , ; | and tab; a comma when not given")
  @Parameter(name = "sms_permission_to_send", description = "explicit or not_set")
  public Uni<RestResponse<JobJson>> submit(
      byte[] csv, @Context UriInfo uri, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    bodies.requireSize(csv, MAX_BYTES);
    ImportQuery query = ImportQuery.read(uri);
    @Nullable IdempotencyKey key = CallerKey.of(callerKey, "POST /v1/imports", whole(uri, csv));
    return offLoop
        .run(() -> rows.requests(csv, query.terms()))
        .map(requests -> JobRequest.single(query.accounts(), requests, query.options()))
        .chain(request -> jobs.submit(request, key))
        .map(Accepted::of);
  }

  /** All that makes two imports the same: what is asked about the rows, and the rows. */
  private static byte[] whole(UriInfo uri, byte[] csv) {
    String query = String.valueOf(uri.getRequestUri().getRawQuery());
    byte[] asked = (query + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(asked.length + csv.length).put(asked).put(csv).array();
  }
}
