package io.fanfare.runtime;

import io.fanfare.access.AccessSettings;
import io.fanfare.access.AccessSettings.Mode;
import io.fanfare.constantcontact.ConstantContactSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps a service that reaches real accounts from starting open to everybody. */
@ApplicationScoped
class AccessCheck {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  private final AccessSettings access;
  private final ConstantContactSettings vendor;

  AccessCheck(AccessSettings access, ConstantContactSettings vendor) {
    this.access = access;
    this.vendor = vendor;
  }

  void check(@Observes StartupEvent event) {
    access.check();
    check(access.mode(), vendor.url());
  }

  /** Throws IllegalStateException where everybody could reach a vendor that is not simulated. */
  static void check(Mode mode, URI vendor) {
    if (mode == Mode.OFF && !isOnThisMachine(vendor.getHost())) {
      throw new IllegalStateException(
          "fanfare.access.mode may be off only where fanfare.constant-contact.url is on this"
              + " machine: it would let everybody send to real accounts");
    }
  }

  static boolean isOnThisMachine(@Nullable String host) {
    return host != null && THIS_MACHINE.matcher(host).matches();
  }
}
