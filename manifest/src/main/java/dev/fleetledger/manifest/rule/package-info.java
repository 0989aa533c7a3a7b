/** The wizard's rules: on each field, between fields and between steps, a list a subject. */
@NullMarked
package dev.fleetledger.manifest.rule;

import org.jspecify.annotations.NullMarked;
