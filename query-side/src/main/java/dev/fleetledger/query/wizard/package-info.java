/** The table of the wizard's fields, from which forms are made. */
@NullMarked
package dev.fleetledger.query.wizard;

import org.jspecify.annotations.NullMarked;
