package io.fanfare.payload;

import io.smallrye.mutiny.Uni;

/** What is kept of people on behalf of one account, to be deleted before its retention is over. */
public interface AccountData {

  /**
   * Deletes, in one transaction, what belongs to this account alone: its requests and where their
   * rows came from, answers, row errors, rejections, files of exports, rows of uploads and answers
   * kept for idempotency keys. What activities that have not ended still need stays, so that they
   * can end; asked again afterwards, that goes too. Requests that several accounts share stay until
   * their retention is over, and so do schedules. Events, counters and times stay: they hold no
   * personal data. An account of which nothing is kept is no failure.
   */
  Uni<Deleted> delete(String accountId);

  /**
   * How much of it was deleted, and what could not be.
   *
   * @param requests own requests, with the origins of their rows
   * @param results answers and the vendor's row errors, one for each activity and kind
   * @param rejections boxes of rejected rows
   * @param exportFiles files of exports
   * @param uploadBlocks blocks of rows of uploads
   * @param answers answers kept for idempotency keys; the keys stay taken
   * @param unended activities that have not ended, or whose file is still to be fetched: theirs
   *     stays
   */
  record Deleted(
      long requests,
      long results,
      long rejections,
      long exportFiles,
      long uploadBlocks,
      long answers,
      long unended) {}
}
