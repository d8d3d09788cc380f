package io.fanfare.http.access;

import io.fanfare.http.Problems;
import io.fanfare.problem.ProblemCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers whoever said nothing of who they are. The library's own mapper was built for another
 * Quarkus and fails at the challenge.
 */
@Provider
@Priority(UnauthenticatedMapper.BEFORE_THE_LIBRARYS)
public final class UnauthenticatedMapper extends ExceptionMapperBase<UnauthorizedException> {
  static final int BEFORE_THE_LIBRARYS = 1;

  private static final String BEARER = "Bearer";

  @Override
  protected HttpProblem toProblem(UnauthorizedException nobody) {
    return problem();
  }

  /** The same for all, so that nobody learns what is wrong with a credential. */
  static HttpProblem problem() {
    return Problems.of(ProblemCode.UNAUTHENTICATED)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER)
        .build();
  }
}
