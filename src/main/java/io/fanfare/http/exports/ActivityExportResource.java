package io.fanfare.http.exports;

import io.fanfare.http.Ids;
import io.fanfare.http.access.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The file of one export, for as long as it is kept. */
@Path("/v1/activities/{id}")
@Tag(name = "results")
public class ActivityExportResource {
  private static final String CSV = "text/csv;qs=0.5";

  private final ActivityExport export;

  public ActivityExportResource(ActivityExport export) {
    this.export = export;
  }

  /** As the job's results, of this account alone. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Path("/result")
  @Produces(CSV)
  @Operation(summary = "The file of an export as CSV with an account column")
  @Parameter(name = "formula_safe", description = "true to keep a spreadsheet from running cells")
  public Multi<byte[]> csv(@RestPath String id, @RestQuery("formula_safe") boolean formulaSafe) {
    return RestMulti.fromUniResponse(
        export.ready(Ids.inPath(id)), file -> export.lines(file, formulaSafe));
  }
}
