package io.fanfare.http;

import io.fanfare.problem.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * Gives the problems that the framework makes (404, 405, 406, 415, a failure nobody expected) a
 * code, and nothing of what is inside. An unexpected failure is logged here and nowhere else. No
 * problem of anybody's repeats a path with a secret in it.
 */
@ApplicationScoped
public class FrameworkProblems implements ProblemPostProcessor {
  private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);
  private static final int BEFORE_THE_OTHERS = 1000;
  private static final String STORE_AWAY =
      "A request to %s was turned away because the database cannot serve it. The caller was told to"
          + " come back. Check that the database runs, can be reached, and has room";
  private static final String UNEXPECTED =
      "A request to %s failed in a way that nobody foresaw. The caller was told to try again;"
          + " if it repeats, check the database first, then report this with its stack trace";

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    String path = ShownPath.of(context.path);
    HttpProblem shown =
        path.equals(context.path)
            ? problem
            : HttpProblem.builder(problem).withInstance(URI.create(path)).build();
    return shown.getParameters().containsKey(Problems.CODE) ? shown : coded(shown, context, path);
  }

  private static HttpProblem coded(HttpProblem problem, ProblemContext context, String path) {
    ProblemCode code = Problems.codeOf(problem.getStatusCode());
    if (code == ProblemCode.INTERNAL && StoreTrouble.isBehind(context.cause)) {
      LOG.warnf(context.cause, STORE_AWAY, path);
      return Problems.of(ProblemCode.STORE_UNAVAILABLE)
          .withInstance(problem.getInstance())
          .withHeader(HttpHeaders.RETRY_AFTER, StoreTrouble.RETRY_AFTER_SECONDS)
          .build();
    }
    if (code == ProblemCode.INTERNAL) {
      LOG.errorf(context.cause, UNEXPECTED, path);
    }
    HttpProblem.Builder coded = Problems.of(code).withInstance(problem.getInstance());
    problem.getHeaders().forEach(coded::withHeader);
    return coded.build();
  }

  @Override
  public int priority() {
    return BEFORE_THE_OTHERS;
  }
}
