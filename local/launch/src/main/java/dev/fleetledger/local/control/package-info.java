/** Communication of other commands with the running fleet. */
@NullMarked
package dev.fleetledger.local.control;

import org.jspecify.annotations.NullMarked;
