package io.fanfare.http.jobs;

import io.fanfare.http.CallerKey;
import io.fanfare.job.JobStore.Created;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The answer to a request that made a job, or had made one before. */
public final class Accepted {
  private Accepted() {}

  /** 202 with the job and where to follow it. */
  public static RestResponse<JobJson> of(Created created) {
    return of(created, JobJson.of(created.job()));
  }

  /** The same with something that says more than the job. */
  static <T> RestResponse<T> of(Created created, T body) {
    ResponseBuilder<T> response = ResponseBuilder.create(Status.ACCEPTED, body);
    response.header(HttpHeaders.LOCATION, URI.create("/v1/jobs/" + created.job().id()));
    if (created.replayed()) {
      response.header(CallerKey.REPLAYED, "true");
    }
    return response.build();
  }
}
