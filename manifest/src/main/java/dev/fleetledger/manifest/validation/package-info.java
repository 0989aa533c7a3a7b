/** Validation of a whole draft: its own rules, the rules for patched DaemonSets, and the rules for kept fields. */
@NullMarked
package dev.fleetledger.manifest.validation;

import org.jspecify.annotations.NullMarked;
