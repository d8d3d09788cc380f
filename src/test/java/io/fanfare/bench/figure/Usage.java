package io.fanfare.bench.figure;

/**
 * What a process and its descendants used.
 *
 * @param cpuMillis user and system time
 * @param peakKilobytes resident memory at its peak; 0 where the system does not tell
 */
public record Usage(long cpuMillis, long peakKilobytes) {}
