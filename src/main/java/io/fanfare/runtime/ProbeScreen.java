package io.fanfare.runtime;

import io.fanfare.probe.Allowance;
import io.fanfare.probe.Probe;
import io.fanfare.probe.Progress;
import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.Question;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What the operator reads. */
final class ProbeScreen implements Progress {
  private static final int EVERY = 20;

  private final PrintWriter out;
  private int told;

  ProbeScreen(PrintWriter out) {
    this.out = out;
  }

  /** Everything that will be done, before anything is. */
  void announce(ProbeArguments asked, String list, int rate) {
    say("The probe calls the vendor on account " + asked.account() + " and on no other.");
    say(
        "Calls: about %d at %d a second, never more than %d; they count on the key's day."
            .formatted(Probe.expectedCalls(rate), rate, Allowance.MOST));
    say("Makes: an empty list named \"%s\", which it exports and deletes again.".formatted(list));
    say("Leaves: the activities of that export and that deletion, for the vendor's 10 days.");
    say("Sends: up to 6 imports of up to 4.7 MB without addresses, which the vendor refuses,");
    say("  and bursts of reads, some of which it refuses as too fast: that is what is measured.");
    say("Never touches a contact, list or tag that is there already.");
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void step(String what) {
    say("  " + what);
  }

  @Override
  public synchronized void calls(int used) {
    if (used / EVERY > told) {
      told = used / EVERY;
      say("  %s %d of at most %d calls".formatted(bar(used), used, Allowance.MOST));
    }
  }

  private static String bar(int used) {
    int full = used * EVERY / Allowance.MOST;
    return "[" + "#".repeat(full) + ".".repeat(EVERY - full) + "]";
  }

  /** One row for each question, with what it rests on below. */
  void show(Profile profile) {
    say("");
    for (Map.Entry<Question, Finding> each : profile.findings().entrySet()) {
      Finding finding = each.getValue();
      String value = finding.value() == null ? "?" : finding.value();
      String sure = finding.confidence().name().toLowerCase(Locale.ROOT);
      say(String.format(Locale.ROOT, "%-56s %s (%s)", each.getKey().meaning(), value, sure));
      say("    " + finding.evidence());
    }
    say("%n%d calls were made.".formatted(profile.calls()));
  }
}
