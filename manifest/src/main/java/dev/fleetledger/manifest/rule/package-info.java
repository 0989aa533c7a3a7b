/** The wizard's rules: of each field, between fields and between steps, one list per subject. */
@NullMarked
package dev.fleetledger.manifest.rule;

import org.jspecify.annotations.NullMarked;
