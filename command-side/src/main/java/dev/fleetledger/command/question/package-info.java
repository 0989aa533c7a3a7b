/** Questions to clusters: what was asked by whom, the expiry, and the outcome. */
@NullMarked
package dev.fleetledger.command.question;

import org.jspecify.annotations.NullMarked;
