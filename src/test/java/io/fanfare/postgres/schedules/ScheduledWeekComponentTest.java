package io.fanfare.postgres.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.account.AccountStore;
import io.fanfare.account.DirectorySync;
import io.fanfare.dispatch.Sweep;
import io.fanfare.job.JobStore;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.RefusedException;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.schedule.ScheduleRequests;
import io.fanfare.testing.MutableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three replicas whose clocks differ, that die between any two steps, and a week in which the
 * clocks change: each firing makes one job.
 */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ScheduledWeekComponentTest {
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final double MORTALITY = 0.04;
  private static final String FIRED =
      "select planned_at, state, cast(job_id as text), fired_at from firing"
          + " where schedule = :name order by planned_at";
  private static final String JOBS = "select count(*) from job where name = :name";
  private static final String UNFINISHED =
      "select cast(id as text) from job where name in (:names) and state <> 'finished'";

  private static final int EVERY = 100_000;

  @Inject Transactions transactions;
  @Inject ScheduleRequests requests;
  @Inject AccountStore accounts;
  @Inject DirectorySync directory;
  @Inject JobStore jobs;
  @Inject Sweep sweep;
  @Inject Fleet fleet;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> names = new ArrayList<>();
  private String account = "";

  @BeforeEach
  void knowAnAccount() {
    Awaitility.await() // The first calls of a cold service may be too late for their slots.
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofSeconds(30))
        .ignoreException(QuotaSpentException.class)
        .until(() -> await(directory.runOnce()) != null);
    account =
        await(accounts.list(Scope.ALL, null, EVERY)).stream()
            .filter(one -> one.isActive())
            .findFirst()
            .orElseThrow()
            .accountId();
  }

  @AfterEach
  void forgetSchedules() {
    finishJobs();
    names.forEach(name -> await(fleet.store(Clock.systemUTC()).delete(Caller.ANYBODY, name)));
  }

  /** Both weeks hold a change of Berlin's clocks, and New York's or Lord Howe's. */
  @ParameterizedTest
  @CsvSource({
    "1, 2026-10-24T12:00:00Z, 2026-11-02T12:00:00Z",
    "2, 2026-03-28T12:00:00Z, 2026-04-06T00:00:00Z"
  })
  void shouldMakeOneJobForEachFiring(long seed, Instant start, Instant end) {
    // Given
    Random random = new Random(seed);
    MutableClock time = new MutableClock(start);
    fleet.add(time, random, MORTALITY);
    fleet.add(Clock.offset(time, Duration.ofSeconds(40)), random, MORTALITY);
    fleet.add(Clock.offset(time, Duration.ofSeconds(-40)), random, MORTALITY);
    String berlin = put(time, "hourly-berlin", "0 * * * *", "Europe/Berlin");
    String night = put(time, "night-berlin", "30 2 * * *", "Europe/Berlin");
    String newYork = put(time, "night-new-york", "30 1 * * *", "America/New_York");
    String lordHowe = put(time, "lord-howe", "15,45 1-2 * * *", "Australia/Lord_Howe");

    // When
    int deaths = 0;
    while (time.instant().isBefore(end)) {
      deaths += fleet.look();
      finishJobs();
      time.advance(STEP);
    }
    settle(time);

    // Then
    assertThat(deaths).isGreaterThan(50);
    Instant until = time.instant();
    assertFired(berlin, "Europe/Berlin", start, until, t -> t.getMinute() == 0);
    assertFired(night, "Europe/Berlin", start, until, at(2, 30));
    assertFired(newYork, "America/New_York", start, until, at(1, 30));
    assertFired(
        lordHowe,
        "Australia/Lord_Howe",
        start,
        until,
        t ->
            (t.getHour() == 1 || t.getHour() == 2) && (t.getMinute() == 15 || t.getMinute() == 45));
  }

  /** Half a day in which nobody is there, and in which Berlin's clocks change. */
  @ParameterizedTest
  @CsvSource({"3, 2026-10-24T18:00:00Z", "4, 2026-03-28T18:00:00Z"})
  void shouldMakeUpForEachFiringOfAnAbsence(long seed, Instant start) {
    // Given
    Random random = new Random(seed);
    MutableClock time = new MutableClock(start);
    fleet.add(time, random, MORTALITY);
    fleet.add(Clock.offset(time, Duration.ofSeconds(40)), random, MORTALITY);
    fleet.add(Clock.offset(time, Duration.ofSeconds(-40)), random, MORTALITY);
    String hourly = put(time, "made-up-berlin", "0 * * * *", "Europe/Berlin", "all");
    String odd = put(time, "made-up-odd", "15,45 1-3 * * *", "Europe/Berlin", "all");

    // When
    time.advance(Duration.ofHours(12));
    Instant back = time.instant();
    while (time.instant().isBefore(back.plus(Duration.ofHours(5)))) {
      fleet.look();
      names.forEach(name -> assertThat(unfinished(List.of(name))).hasSizeLessThanOrEqualTo(1));
      finishJobs();
      time.advance(Duration.ofMinutes(6));
    }
    settle(time);

    // Then
    Instant until = time.instant();
    assertFired(hourly, "Europe/Berlin", start, until, t -> t.getMinute() == 0);
    assertFired(
        odd,
        "Europe/Berlin",
        start,
        until,
        t -> t.getHour() >= 1 && t.getHour() <= 3 && (t.getMinute() == 15 || t.getMinute() == 45));
    assertThat(rows(hourly)).extracting(row -> (OffsetDateTime) row[3]).isSorted();
  }

  /** Nobody dies any more; what had begun begins again when its time with the dead is over. */
  private void settle(MutableClock time) {
    fleet.becomeImmortal();
    for (int i = 0; i < 4; i++) {
      fleet.look();
      finishJobs();
      time.advance(Duration.ofMinutes(5));
    }
  }

  private void assertFired(
      String name, String zone, Instant start, Instant until, Predicate<LocalDateTime> fires) {
    List<Object[]> rows = rows(name);
    Set<Instant> planned = new TreeSet<>();
    Set<Object> made = new TreeSet<>();
    for (Object[] row : rows) {
      planned.add(((OffsetDateTime) row[0]).toInstant());
      assertThat(row[1]).as("%s at %s", name, row[0]).isEqualTo("fired");
      made.add(row[2]);
    }
    Set<Instant> expected = expected(ZoneId.of(zone), start, until, fires);
    assertThat(planned).as(name).hasSizeGreaterThan(3).isEqualTo(expected);
    assertThat(made).hasSameSizeAs(expected);
    assertThat(count(name)).isEqualTo(expected.size());
  }

  /** Minute by minute of local time: the first time it comes, or when it is jumped over. */
  private static Set<Instant> expected(
      ZoneId zone, Instant start, Instant until, Predicate<LocalDateTime> fires) {
    Set<Instant> expected = new TreeSet<>();
    LocalDateTime end = LocalDateTime.ofInstant(until, zone).plusHours(2);
    LocalDateTime local = LocalDateTime.ofInstant(start, zone).minusHours(2);
    for (; local.isBefore(end); local = local.plusMinutes(1)) {
      Instant at = ZonedDateTime.ofLocal(local, zone, null).toInstant();
      if (zone.getRules().getValidOffsets(local).isEmpty()) {
        at = zone.getRules().getTransition(local).getInstant();
      }
      if (fires.test(local) && at.isAfter(start) && at.isBefore(until)) {
        expected.add(at);
      }
    }
    return expected;
  }

  private static Predicate<LocalDateTime> at(int hour, int minute) {
    return time -> time.getHour() == hour && time.getMinute() == minute;
  }

  private String put(Clock time, String word, String cron, String zone) {
    return put(time, word, cron, zone, "once");
  }

  private String put(Clock time, String word, String cron, String zone, String misfire) {
    String name = word + "-" + run;
    String body =
        """
        {"cron": "%s", "time_zone": "%s", "overlap": "queue", "misfire": "%s", "job": {"operation": "api_request",
          "accounts": {"ids": ["%s"]}, "not_before": "2999-01-01T00:00:00Z",
          "request": {"method": "GET", "path": "/contact_lists"}}}"""
            .formatted(cron, zone, misfire, account);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    await(fleet.schedules(time).put(Caller.ANYBODY, requests.check(name, StrictJson.read(bytes))));
    names.add(name);
    return name;
  }

  private List<String> unfinished(List<String> names) {
    return await(
        transactions.run(
            session ->
                session
                    .createNativeQuery(UNFINISHED, String.class)
                    .setParameter("names", names)
                    .getResultList()));
  }

  private void finishJobs() {
    List<String> unfinished = unfinished(names);
    for (String id : unfinished) {
      await(
          jobs.cancel(Caller.ANYBODY, UUID.fromString(id))
              .onFailure(RefusedException.class)
              .recoverWithNull());
    }
    if (!unfinished.isEmpty()) {
      await(sweep.runOnce());
    }
  }

  private List<Object[]> rows(String name) {
    return await(
        transactions.run(
            session ->
                session
                    .createNativeQuery(FIRED, Object[].class)
                    .setParameter("name", name)
                    .getResultList()));
  }

  private long count(String name) {
    return await(
        transactions.run(
            session ->
                session
                    .createNativeQuery(JOBS, Long.class)
                    .setParameter("name", name)
                    .getSingleResult()));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
