package io.fanfare.seeds;

import io.fanfare.job.Share;
import io.fanfare.job.Waves;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.scenario.JobPlan.Part;
import io.fanfare.seeds.vendor.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Jobs of which one wants to know beforehand when they are over. */
enum Foreseen {
  /** One to four chunks an account; their sizes foretell their lengths. */
  IMPORTS {
    @Override
    JobPlan job(int accounts, long seed) {
      return in(accounts, List.of(imported(accounts, seed)), Waves.NONE);
    }
  },

  /** Two operations in order. */
  STEPS {
    @Override
    JobPlan job(int accounts, long seed) {
      return in(accounts, List.of(once(TAG), once(LIST)), Waves.NONE);
    }
  },

  /** One account, then a tenth, then all. */
  WAVES {
    @Override
    JobPlan job(int accounts, long seed) {
      return in(accounts, List.of(once(TAG)), CANARIES);
    }
  },

  /** Imports, then a second operation, in waves. */
  ALL {
    @Override
    JobPlan job(int accounts, long seed) {
      return in(accounts, List.of(imported(accounts, seed), once(TAG)), CANARIES);
    }
  };

  static final String IMPORT = "contacts_json_import";
  static final String TAG = "contacts_taggings_add";
  static final String LIST = "add_list_memberships";
  private static final Waves CANARIES =
      new Waves(List.of(new Share(1, false), new Share(10, true), Share.ALL), new Share(100, true));

  /** The job over so many accounts. */
  abstract JobPlan job(int accounts, long seed);

  /** How long its activities take. */
  Durations law() {
    return this == IMPORTS || this == ALL ? Bench.predicted() : Bench.unpredicted();
  }

  private static Part imported(int accounts, long seed) {
    return new Part(IMPORT, List.of(1, 2, 1, 4, 1, 3), Bench.sizes(accounts, seed));
  }

  private static Part once(String operation) {
    return new Part(operation, List.of(1), List.of(64));
  }

  private static JobPlan in(int accounts, List<Part> steps, Waves waves) {
    JobPlan one = Bench.job(accounts, 1, List.of(1));
    return new JobPlan(
        Duration.ZERO, steps, waves, one.accounts(), one.priority(), one.onUnknown());
  }

  /** Plays and compares. */
  List<Foresight.Seen> play(int accounts, int seeds, Runnable step) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(
            seed -> {
              Foresight.Seen seen = Foresight.of(job(accounts, seed), law(), seed);
              step.run();
              return seen;
            })
        .toList();
  }
}
