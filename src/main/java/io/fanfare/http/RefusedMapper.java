package io.fanfare.http;

import io.fanfare.problem.RefusedException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Answers a refused request with what is wrong with it. */
@Provider
public final class RefusedMapper extends ExceptionMapperBase<RefusedException> {
  @Override
  protected HttpProblem toProblem(RefusedException refused) {
    return Problems.of(refused);
  }
}
