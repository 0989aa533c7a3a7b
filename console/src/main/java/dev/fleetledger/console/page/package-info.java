/** Serves the page and says what a browser may do with it. */
@NullMarked
package dev.fleetledger.console.page;

import org.jspecify.annotations.NullMarked;
