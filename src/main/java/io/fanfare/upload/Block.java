package io.fanfare.upload;

import io.fanfare.payload.Sealed;

/**
 * Some rows of one account, sealed.
 *
 * @param accountId as the file names it; empty for rows that name none
 * @param number counts the account's blocks from 0, in the order of their rows
 */
public record Block(String accountId, int number, int rows, Sealed box) {}
