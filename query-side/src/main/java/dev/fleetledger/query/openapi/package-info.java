/** The interface's own description, for whoever asks. */
@NullMarked
package dev.fleetledger.query.openapi;

import org.jspecify.annotations.NullMarked;
