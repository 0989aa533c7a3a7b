/** Shows: serves the page, signs people in, and sends each request to the side that answers it. */
@NullMarked
package dev.fleetledger.console;

import org.jspecify.annotations.NullMarked;
