package io.fanfare.postgres.schedules;

import io.fanfare.account.AccountStore;
import io.fanfare.account.DirectorySettings;
import io.fanfare.account.DirectorySync;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.job.JobStore;
import io.fanfare.job.Jobs;
import io.fanfare.job.Planning;
import io.fanfare.postgres.Transactions;
import io.fanfare.replica.Replica;
import io.fanfare.schedule.DirectorySchedule;
import io.fanfare.schedule.FetchedRows;
import io.fanfare.schedule.FireDue;
import io.fanfare.schedule.FiringWork;
import io.fanfare.schedule.GracefulPlanner;
import io.fanfare.schedule.JobTemplates;
import io.fanfare.schedule.NamedUploads;
import io.fanfare.schedule.Recipes;
import io.fanfare.schedule.ScheduleStore;
import io.fanfare.schedule.ScheduledJobs;
import io.fanfare.schedule.Schedules;
import io.fanfare.testing.FixedScheduleSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Schedulers as many replicas have them: over one database, each with its own idea of the time. */
@Dependent
class Fleet {
  /** Looks come minutes apart here, and none of them counts as late. */
  private static final Duration PATIENCE = Duration.ofHours(3);

  private final Transactions transactions;
  private final AccountStore accounts;
  private final JobStore jobs;
  private final Planning planning;
  private final Recipes recipes;
  private final JobTemplates templates;
  private final FetchedRows fetched;
  private final DirectorySync directory;
  private final DirectorySettings directorySettings;
  private final ApprovalRule rule;
  private final NamedUploads uploads;

  private final List<Member> members = new ArrayList<>();

  Fleet(
      Transactions transactions,
      AccountStore accounts,
      JobStore jobs,
      Planning planning,
      Recipes recipes,
      JobTemplates templates,
      FetchedRows fetched,
      DirectorySync directory,
      DirectorySettings directorySettings,
      ApprovalRule rule,
      NamedUploads uploads) {
    this.rule = rule;
    this.uploads = uploads;
    this.transactions = transactions;
    this.accounts = accounts;
    this.jobs = jobs;
    this.planning = planning;
    this.recipes = recipes;
    this.templates = templates;
    this.fetched = fetched;
    this.directory = directory;
    this.directorySettings = directorySettings;
  }

  /** One more replica, which lives again after each of its deaths. */
  void add(Clock time, RandomGenerator random, double mortality) {
    members.add(new Member(time, random, mortality));
  }

  /** No replica dies any more. */
  void becomeImmortal() {
    members.forEach(member -> member.mortality = 0);
  }

  /** All of them look at once; answers how many died over it. */
  int look() {
    members.forEach(Member::rise);
    List<Uni<Void>> looks = members.stream().map(Member::look).toList();
    Uni.join().all(looks).andFailFast().await().atMost(Duration.ofSeconds(30));
    return (int) members.stream().filter(member -> member.life.isOver()).count();
  }

  Schedules schedules(Clock time) {
    return new Schedules(store(time), accounts, recipes, uploads, planner());
  }

  ScheduleStore store(Clock time) {
    return new PostgresSchedules(transactions, session -> Uni.createFrom().item(time::instant));
  }

  private static GracefulPlanner planner() {
    return new GracefulPlanner(FixedScheduleSettings.defaults().withMisfireGrace(PATIENCE));
  }

  /** One replica. */
  private final class Member {
    private final Clock time;
    private final RandomGenerator random;
    private double mortality;
    private Life life;
    private FireDue due;

    Member(Clock time, RandomGenerator random, double mortality) {
      this.time = time;
      this.random = random;
      this.mortality = mortality;
      live();
    }

    private void rise() {
      if (life.isOver() || mortality == 0) {
        live();
      }
    }

    private void live() {
      life = new Life(random, mortality);
      ScheduleStore store = life.mortal(ScheduleStore.class, store(time));
      JobStore mortalJobs = life.mortal(JobStore.class, jobs);
      Jobs door = new Jobs(accounts, mortalJobs, planning, rule);
      ScheduledJobs made = new ScheduledJobs(recipes, templates, fetched, door, mortalJobs, rule);
      due =
          new FireDue(
              store,
              planner(),
              new DirectorySchedule(store, directorySettings),
              new FiringWork(store, made, directory),
              new Replica(UUID.randomUUID()));
    }

    private Uni<Void> look() {
      return due.runOnce().onFailure(Life::isDeath).recoverWithNull();
    }
  }
}
