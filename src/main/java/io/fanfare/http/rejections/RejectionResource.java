package io.fanfare.http.rejections;

import io.fanfare.http.Ids;
import io.fanfare.http.access.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rows of a job that did not make it, or went as part of another row. */
@Path("/v1/jobs/{id}/rejections")
@Tag(name = "Jobs")
public class RejectionResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String JSON = "application/json;qs=0.9";
  private static final String CSV = "text/csv;qs=0.8";

  private final RejectionPages pages;

  public RejectionResource(RejectionPages pages) {
    this.pages = pages;
  }

  /** One JSON object a line. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Produces(NDJSON)
  @Operation(summary = "The rows of a job that did not make it, by account and row")
  @Parameter(name = "account_id", description = "Only those of this account")
  public Multi<RejectionJson> lines(
      @RestPath String id, @RestQuery("account_id") @Nullable String accountId) {
    return each(Ids.inPath(id), accountId);
  }

  /** The same as one array. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Produces(JSON)
  @Operation(summary = "The rows of a job that did not make it, by account and row")
  @Parameter(name = "account_id", description = "Only those of this account")
  public Multi<RejectionJson> array(
      @RestPath String id, @RestQuery("account_id") @Nullable String accountId) {
    return each(Ids.inPath(id), accountId);
  }

  /** The same for spreadsheets, with a header. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Produces(CSV)
  @Operation(summary = "The rows of a job that did not make it, by account and row")
  @Parameter(name = "account_id", description = "Only those of this account")
  public Multi<String> csv(
      @RestPath String id, @RestQuery("account_id") @Nullable String accountId) {
    UUID job = Ids.inPath(id);
    return RestMulti.fromUniResponse(
        pages.require(job, accountId),
        ready ->
            Multi.createBy()
                .concatenating()
                .streams(
                    Multi.createFrom().item(RejectionCsv.header()),
                    pages.sets(job, accountId).map(RejectionCsv::lines)));
  }

  private Multi<RejectionJson> each(UUID job, @Nullable String accountId) {
    return RestMulti.fromUniResponse(
        pages.require(job, accountId),
        ready ->
            pages
                .sets(job, accountId)
                .onItem()
                .transformToMultiAndConcatenate(set -> Multi.createFrom().iterable(set))
                .onItem()
                .transform(RejectionJson::of));
  }
}
