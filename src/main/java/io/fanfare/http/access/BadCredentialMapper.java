package io.fanfare.http.access;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** Answers a credential that is not good as if there were none. */
@Provider
@Priority(UnauthenticatedMapper.BEFORE_THE_LIBRARYS)
public final class BadCredentialMapper extends ExceptionMapperBase<AuthenticationFailedException> {
  @Override
  protected HttpProblem toProblem(AuthenticationFailedException bad) {
    return UnauthenticatedMapper.problem();
  }
}
