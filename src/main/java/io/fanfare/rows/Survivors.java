package io.fanfare.rows;

/**
 * Which row of each person is the last: a map from 64 bits to a row's number that takes 12 bytes a
 * place and three places for two rows. Not thread-safe.
 */
final class Survivors {
  private final long[] persons;
  private final int[] rows;

  /** For at most {@code most} persons. */
  Survivors(int most) {
    int places = Math.max(4, (int) Math.min(Integer.MAX_VALUE - 8, most * 3L / 2 + 1));
    persons = new long[places];
    rows = new int[places];
  }

  /** The row stands for the person from now on. */
  void put(long person, long row) {
    int place = place(person);
    persons[place] = person;
    rows[place] = Math.toIntExact(row);
  }

  /** The row that stands for the person; 0 when none does. */
  long row(long person) {
    return rows[place(person)];
  }

  private int place(long person) {
    int place = (int) Long.remainderUnsigned(person, persons.length);
    while (persons[place] != 0 && persons[place] != person) {
      place = place + 1 == persons.length ? 0 : place + 1;
    }
    return place;
  }
}
