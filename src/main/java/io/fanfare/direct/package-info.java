/**
 * One call to the vendor now, for one account, while its caller waits.
 *
 * <p>In: a checked request and an account. Out: what the vendor answered, or a refusal that says
 * whether the call may have run. It draws on the same quota as everything else. Must not know who
 * waits for the answer, nor how the vendor is reached.
 */
@NullMarked
package io.fanfare.direct;

import org.jspecify.annotations.NullMarked;
