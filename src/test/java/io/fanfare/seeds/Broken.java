package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
import io.fanfare.event.Event;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Engines with one part spoilt, as they might be written by somebody in a hurry. */
final class Broken {
  private Broken() {}

  /** Takes a call without an answer for one that never left, so that it is sent again. */
  static Alteration resendingOnTimeout() {
    return new Alteration() {
      @Override
      public VendorApi vendor(VendorApi real) {
        return new Passing(real) {
          @Override
          public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
            return super.send(slot, accountId, request)
                .map(v -> v instanceof Verdict.Unanswered ? new Verdict.NotSent("timeout") : v);
          }
        };
      }
    };
  }

  /** Counts one call too many a second, and leaves no room for the network's moods. */
  static Alteration offByOne() {
    return new Alteration() {
      @Override
      public QuotaLimits limits(QuotaLimits real) {
        return new QuotaLimits(real.perSecond() + 1, real.perDay(), Duration.ZERO);
      }
    };
  }

  /** Reads the first page of a list and takes it for the whole. */
  static Alteration readingOnePage() {
    return new Alteration() {
      @Override
      public VendorApi vendor(VendorApi real) {
        return new Passing(real) {
          @Override
          public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
            return super.activities(slot, accountId, next)
                .map(
                    look ->
                        look instanceof Look.Page page
                            ? new Look.Page(page.activities(), null, page.vendorTime())
                            : look);
          }
        };
      }
    };
  }

  /** Keeps the events in a transaction of their own, after the one of the states. */
  static Alteration tellingAfterwards() {
    return new Alteration() {
      @Override
      public ActivityStore activities(ActivityStore real, Ports ports) {
        return (ActivityStore)
            Proxy.newProxyInstance(
                Broken.class.getClassLoader(),
                new Class<?>[] {ActivityStore.class},
                (proxy, method, arguments) -> {
                  try {
                    Object answer = method.invoke(real, silenced(arguments));
                    return answer;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
      }
    };
  }

  private static Object @Nullable [] silenced(Object @Nullable [] arguments) {
    return arguments;
  }

  private static List<Event> events(List<Transition> kept) {
    return kept.stream().flatMap(step -> step.events().stream()).toList();
  }

  static Activity unused(Activity a) {
    return a;
  }
}
