/**
 * What must be known of an account before anything of a job is sent to it: what the names in the
 * job's requests stand for there.
 *
 * <p>In: accounts of jobs whose requests hold names. Out: accounts that may be sent to, and
 * activities rejected because of a name. Must not know how names are looked up, nor what is sent.
 */
@NullMarked
package io.fanfare.preparation;

import org.jspecify.annotations.NullMarked;
