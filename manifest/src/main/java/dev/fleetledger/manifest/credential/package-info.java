/** Recognizes literals that look like credentials, in any field, and redacts them before they are stored. */
@NullMarked
package dev.fleetledger.manifest.credential;

import org.jspecify.annotations.NullMarked;
