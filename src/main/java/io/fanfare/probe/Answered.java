package io.fanfare.probe;

/** Something that came with an answer. */
public interface Answered {

  /** The answer as such. */
  Seen seen();
}
