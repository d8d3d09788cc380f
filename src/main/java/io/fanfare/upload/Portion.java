package io.fanfare.upload;

/**
 * What an upload holds for one account.
 *
 * @param accountId empty for rows that name none
 * @param blocks how many
 * @param bytes of the blocks together, as they are kept
 */
public record Portion(String accountId, int blocks, long rows, long bytes) {}
