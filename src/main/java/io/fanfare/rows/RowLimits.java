package io.fanfare.rows;

/**
 * How much one file may hold.
 *
 * @param mostRows data records
 * @param mostColumns columns of a header, or names of an object
 * @param longestCell UTF-16 units of a cell or a name
 */
public record RowLimits(long mostRows, int mostColumns, int longestCell) {}
