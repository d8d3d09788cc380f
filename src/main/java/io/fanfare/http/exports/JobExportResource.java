package io.fanfare.http.exports;

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

/** The files of a job's exports, for as long as they are kept. */
@Path("/v1/jobs/{id}/results")
@Tag(name = "Jobs")
public class JobExportResource {
  private static final String CSV = "text/csv;qs=0.5";

  private final JobExports exports;

  public JobExportResource(JobExports exports) {
    this.exports = exports;
  }

  /** Values are the vendor's, unless they are wanted for a spreadsheet. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Produces(CSV)
  @Operation(summary = "The files of a job's exports as one CSV with an account column")
  @Parameter(name = "partial", description = "true for the files that are here so far")
  @Parameter(name = "formula_safe", description = "true to keep a spreadsheet from running cells")
  public Multi<byte[]> csv(
      @RestPath String id,
      @RestQuery boolean partial,
      @RestQuery("formula_safe") boolean formulaSafe) {
    UUID job = Ids.inPath(id);
    return RestMulti.fromUniResponse(
        exports.ready(job, partial), columns -> exports.lines(job, columns, formulaSafe));
  }
}
