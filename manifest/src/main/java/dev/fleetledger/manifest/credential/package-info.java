/** What looks like a credential, wherever it stands, and is not stored. */
@NullMarked
package dev.fleetledger.manifest.credential;

import org.jspecify.annotations.NullMarked;
