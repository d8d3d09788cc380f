package io.fanfare.http;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.quota.QuotaSpentException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;

/** Answers a request that found no slot with when to come back. */
@Provider
public final class QuotaSpentMapper extends ExceptionMapperBase<QuotaSpentException> {
  @Inject Clock clock;

  @Override
  protected HttpProblem toProblem(QuotaSpentException spent) {
    return Problems.of(
        RefusedException.later(
            ProblemCode.QUOTA_EXHAUSTED,
            "No call may leave before " + spent.until() + ": the key's rate or day is used up.",
            Duration.between(clock.instant(), spent.until())));
  }
}
