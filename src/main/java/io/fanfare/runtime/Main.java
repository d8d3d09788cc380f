package io.fanfare.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, or the command that the first argument names. */
@QuarkusMain
public final class Main {
  private static final String PROFILE = "quarkus.profile";

  private Main() {}

  public static void main(String... arguments) {
    if (ProbeArguments.isMeant(arguments)) {
      prepareProbe();
    }
    Quarkus.run(arguments);
  }

  /** A probe reads the same settings as the service, but must change nothing in its database. */
  private static void prepareProbe() {
    String own = System.getProperty(PROFILE, System.getenv().get("QUARKUS_PROFILE"));
    System.setProperty(PROFILE, own == null ? "prod,probe" : own + ",probe");
    System.setProperty("quarkus.flyway.migrate-at-start", "false");
    System.setProperty("quarkus.flyway.validate-at-start", "false");
  }
}
