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

/** Whoever takes anything gets a job's results as what they are: files of exports as CSV. */
public class ResultNegotiation {
  private static final String ID = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
  private static final Pattern RESULTS = Pattern.compile("/?v1/jobs/" + ID + "/results/?");
  private static final String ANYTHING = "*/*";

  private final JobExports exports;

  ResultNegotiation(JobExports exports) {
    this.exports = exports;
  }

  /** Before it is decided which resource answers. */
  @ServerRequestFilter(preMatching = true)
  public @Nullable Uni<Void> choose(ContainerRequestContext request) {
    Matcher path = RESULTS.matcher(request.getUriInfo().getPath());
    if (!request.getMethod().equals(HttpMethod.GET) || !path.matches() || !takesAnything(request)) {
      return null;
    }
    return exports
        .hasFiles(UUID.fromString(path.group(1)))
        .invoke(files -> choose(request, files))
        .replaceWithVoid();
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
