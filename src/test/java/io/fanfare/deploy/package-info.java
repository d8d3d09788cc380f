/**
 * Holds what is deployed against what the code needs: manifests, images, alerts and dashboards.
 *
 * <p>Reads files and classes only. Must not start the service nor need a cluster.
 */
@NullMarked
package io.fanfare.deploy;

import org.jspecify.annotations.NullMarked;
