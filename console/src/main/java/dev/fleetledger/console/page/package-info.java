/** Serves the page and sets its browser security headers. */
@NullMarked
package dev.fleetledger.console.page;

import org.jspecify.annotations.NullMarked;
