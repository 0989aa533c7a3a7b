/** The console: serves the page, signs people in, and routes each request to the command side or the query side. */
@NullMarked
package dev.fleetledger.console;

import org.jspecify.annotations.NullMarked;
