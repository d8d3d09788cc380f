package io.fanfare.http.exports;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Whoever takes anything gets results as what they are: files of exports as CSV. */
public class ResultNegotiation {
  private static final String ID = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
  private static final Pattern OF_JOB = Pattern.compile("/?v1/jobs/" + ID + "/results/?");
  private static final Pattern OF_ACTIVITY = Pattern.compile("/?v1/activities/" + ID + "/result/?");
  private static final String ANYTHING = "*/*";

  private final JobExports ofJobs;
  private final ActivityExport ofActivities;

  ResultNegotiation(JobExports ofJobs, ActivityExport ofActivities) {
    this.ofJobs = ofJobs;
    this.ofActivities = ofActivities;
  }

  /** Before it is decided which resource answers. */
  @ServerRequestFilter(preMatching = true)
  public @Nullable Uni<Void> choose(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.GET) || !takesAnything(request)) {
      return null;
    }
    Uni<Boolean> files = files(request.getUriInfo().getPath());
    return files == null ? null : files.invoke(some -> choose(request, some)).replaceWithVoid();
  }

  private @Nullable Uni<Boolean> files(String path) {
    Matcher job = OF_JOB.matcher(path);
    Matcher activity = OF_ACTIVITY.matcher(path);
    if (job.matches()) {
      return ofJobs.hasFiles(UUID.fromString(job.group(1)));
    }
    return activity.matches() ? ofActivities.isOne(UUID.fromString(activity.group(1))) : null;
  }

  private static boolean takesAnything(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return accept == null || accept.isBlank() || accept.equals(ANYTHING);
  }

  private static void choose(ContainerRequestContext request, boolean files) {
    if (files) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, "text/csv");
    }
  }
}
