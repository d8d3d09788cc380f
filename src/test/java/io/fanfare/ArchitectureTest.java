package io.fanfare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.scheduler.Scheduled;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The directions in which packages may know each other. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.fanfare");

  private static final String[] ADAPTERS = {
    "io.fanfare.http..",
    "io.fanfare.kafka..",
    "io.fanfare.postgres..",
    "io.fanfare.constantcontact..",
    "io.fanfare.fetch..",
    "io.fanfare.telemetry.."
  };

  private static final String[] CORE_AND_FLOWS = {
    "io.fanfare.access..",
    "io.fanfare.problem..",
    "io.fanfare.operation..",
    "io.fanfare.vendor..",
    "io.fanfare.quota..",
    "io.fanfare.event..",
    "io.fanfare.payload..",
    "io.fanfare.account..",
    "io.fanfare.activity..",
    "io.fanfare.job..",
    "io.fanfare.rows..",
    "io.fanfare.upload..",
    "io.fanfare.rejection..",
    "io.fanfare.reckoning..",
    "io.fanfare.retry..",
    "io.fanfare.naming..",
    "io.fanfare.unsubscribed..",
    "io.fanfare.preparation..",
    "io.fanfare.dispatch..",
    "io.fanfare.polling..",
    "io.fanfare.completion..",
    "io.fanfare.stream..",
    "io.fanfare.approval..",
    "io.fanfare.audit..",
    "io.fanfare.direct..",
    "io.fanfare.exports..",
    "io.fanfare.partner..",
    "io.fanfare.prediction..",
    "io.fanfare.forecast..",
    "io.fanfare.explanation..",
    "io.fanfare.probe..",
    "io.fanfare.reconciliation..",
    "io.fanfare.replica..",
    "io.fanfare.pacing..",
    "io.fanfare.fairness..",
    "io.fanfare.token..",
    "io.fanfare.schedule..",
    "io.fanfare.webhook..",
    "io.fanfare.time..",
    "io.fanfare.tracing.."
  };

  @Test
  void core_and_flows_know_no_adapter() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE_AND_FLOWS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ADAPTERS)
        .check(MAIN);
  }

  @Test
  void core_and_flows_know_few_libraries() {
    classes()
        .that()
        .resideInAnyPackage(CORE_AND_FLOWS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "io.fanfare..",
            "io.smallrye.mutiny..",
            "io.smallrye.config..",
            "jakarta.enterprise.context..",
            "jakarta.inject..",
            "org.jspecify..",
            "org.jboss.logging..",
            "com.fasterxml.jackson..",
            "com.github.benmanes.caffeine.cache..",
            "com.cronutils..")
        .check(MAIN);
  }

  @Test
  void only_schedules_know_cron() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.fanfare.schedule..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.cronutils..")
        .check(MAIN);
  }

  @Test
  void states_and_arithmetic_know_only_java() {
    classes()
        .that()
        .haveFullyQualifiedName("io.fanfare.quota.QuotaLedger")
        .or()
        .haveFullyQualifiedName("io.fanfare.activity.ActivityState")
        .or()
        .haveFullyQualifiedName("io.fanfare.fairness.FairShare")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.fanfare.quota..",
            "io.fanfare.fairness..",
            "io.fanfare.token..",
            "io.fanfare.time..",
            "io.fanfare.activity..",
            "io.fanfare.vendor..")
        .check(MAIN);
  }

  @Test
  void adapters_do_not_know_each_other() {
    for (String adapter : ADAPTERS) {
      for (String other : ADAPTERS) {
        if (!adapter.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(adapter)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(MAIN);
        }
      }
    }
  }

  @Test
  void only_runtime_wires() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.fanfare.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fanfare.runtime..")
        .check(MAIN);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("io.fanfare.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void only_ticks_are_scheduled() {
    methods()
        .that()
        .areAnnotatedWith(Scheduled.class)
        .should()
        .beDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Tick")
        .check(MAIN);
  }

  @Test
  void only_runtime_reads_the_machines_time() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.fanfare.runtime..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(MAIN);
  }

  @Test
  void settings_are_mappings() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ConfigProperty.class).check(MAIN);
  }
}
