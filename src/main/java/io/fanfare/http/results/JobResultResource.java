package io.fanfare.http.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/** What the vendor answered to a whole job, for as long as answers are kept. */
@Path("/v1/jobs/{id}/results")
@Tag(name = "Jobs")
public class JobResultResource {
  private static final String NDJSON = "application/x-ndjson";

  private final JobResults results;

  public JobResultResource(JobResults results) {
    this.results = results;
  }

  /** Every kept answer of a job, one a line. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Produces(NDJSON)
  @Operation(summary = "The vendor's answers to all activities of a job, one JSON object a line")
  public Multi<ObjectNode> results(@RestPath String id) {
    return RestMulti.fromUniResponse(
        results.require(Ids.inPath(id)), job -> results.lines(job.id()));
  }
}
