package io.fanfare.schedule;

import io.smallrye.mutiny.Multi;
import java.net.URI;

/** Fetches rows from where their owner keeps them. */
public interface RowSource {

  /**
   * The bytes, in pieces, as fast as they are asked for. Follows no redirect, and connects to a
   * public address only, unless the settings allow others. Fails with {@link
   * RowsUnavailableException} when they cannot be had whole, are too many or take too long.
   *
   * @param url one that {@link SourceRules#allows}
   */
  Multi<byte[]> fetch(URI url);

  /** Rows that could not be fetched; trying again later may help. */
  final class RowsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Why not.
     *
     * @param why never holds the address nor anything that was read
     */
    public RowsUnavailableException(String why) {
      super(why);
    }
  }
}
