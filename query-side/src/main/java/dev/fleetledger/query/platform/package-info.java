/** Spring configuration, and the settings. */
@NullMarked
package dev.fleetledger.query.platform;

import org.jspecify.annotations.NullMarked;
