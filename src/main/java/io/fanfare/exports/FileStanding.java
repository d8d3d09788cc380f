package io.fanfare.exports;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with the file of one export.
 *
 * @param state {@code waiting}, {@code kept}, {@code lost} or, when its time was over, {@code
 *     deleted}
 * @param cause why it was lost, or why the last try failed; a short stable word
 * @param records without the header, null before it is kept
 * @param bytes with the header, null before it is kept
 */
public record FileStanding(
    String state,
    int attempts,
    @Nullable String cause,
    @Nullable Long records,
    @Nullable Long bytes) {}
