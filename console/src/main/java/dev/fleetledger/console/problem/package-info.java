/** What the console itself refuses, told as everything else in the interface is. */
@NullMarked
package dev.fleetledger.console.problem;

import org.jspecify.annotations.NullMarked;
