/**
 * The probe's calls as the vendor knows them.
 *
 * <p>In: what {@link io.fanfare.probe.VendorProbe} asks for. Out: one {@link io.fanfare.probe.Seen}
 * for each answer; bodies end here. Must not know what follows from an answer.
 */
@NullMarked
package io.fanfare.constantcontact.probe;

import org.jspecify.annotations.NullMarked;
