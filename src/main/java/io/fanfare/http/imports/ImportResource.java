package io.fanfare.http.imports;

import io.fanfare.access.Caller;
import io.fanfare.http.CallerKey;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.http.uploads.Remains;
import io.fanfare.http.uploads.RowQuery;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobRequest;
import io.fanfare.job.Jobs;
import io.fanfare.problem.Findings;
import io.fanfare.rows.RowTerms;
import io.fanfare.upload.UploadStore;
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
import java.util.UUID;
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
  private final Uploads uploads;
  private final UploadStore store;
  private final ImportRequests requests;
  private final Jobs jobs;
  private final ImportAnswers answers;
  private final Remains remains;
  private final Callers callers;

  public ImportResource(
      Uploads uploads,
      UploadStore store,
      ImportRequests requests,
      Jobs jobs,
      ImportAnswers answers,
      Remains remains,
      Callers callers) {
    this.uploads = uploads;
    this.store = store;
    this.requests = requests;
    this.jobs = jobs;
    this.answers = answers;
    this.remains = remains;
    this.callers = callers;
  }

  /** An upload and its job in one; the upload goes when the job is there. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Blocking
  @Consumes({RowQuery.CSV, RowQuery.NDJSON})
  @Operation(summary = "Import contacts from rows into the accounts that they name, or into these")
  @Parameter(name = "account_column", description = "The column that names each row's account")
  @Parameter(name = "accounts", description = "Account ids with commas between them, or all")
  @Parameter(name = "list_ids", description = "List ids with commas between them", required = true)
  @Parameter(name = "key", description = "The column of your own key, which is not sent")
  @Parameter(name = "name", description = "A name for the job")
  @Parameter(name = "delimiter", description = "One character or tab; a comma when not given")
  @Parameter(name = "unknown_columns", description = "refuse or ignore; refuse when not given")
  @Parameter(name = "sms_permission_to_send", description = "explicit or not_set")
  public Uni<RestResponse<ImportJson>> submit(
      InputStream file,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    UUID id = UUID.randomUUID();
    Findings findings = new Findings();
    RowQuery query = new RowQuery(uri, headers, findings);
    RowTerms terms = query.terms();
    JobRequest request = requests.check(new ImportQuery(query, findings).body(id), findings);
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, "POST /v1/imports", new byte[0]);
    String asked = String.valueOf(uri.getRequestUri().getRawQuery());
    return uploads
        .read(id, by, file, terms, asked)
        .onFailure(Remains::areWorthReading)
        .call(() -> remains.drain(file))
        .chain(read -> submit(by, read, request, key == null ? null : key.of(read.fingerprint())));
  }

  private Uni<RestResponse<ImportJson>> submit(
      Caller by, Uploads.Read read, JobRequest request, @Nullable IdempotencyKey key) {
    return uploads
        .keep(read.upload(), null)
        .chain(() -> jobs.submit(by, request, key))
        .onCancellation()
        .call(() -> store.discard(read.upload().id()))
        .eventually(() -> store.discard(read.upload().id()))
        .chain(created -> answers.of(created, read.upload().rows()));
  }
}
