/**
 * What every fault test needs: a stage with replicas and proxies, an oracle, and a place for
 * figures.
 *
 * <p>In: the sandbox. Out: replicas to disturb and verdicts on what came of it. Must not know: any
 * one fault.
 */
@NullMarked
package io.fanfare.faults.rig;

import org.jspecify.annotations.NullMarked;
