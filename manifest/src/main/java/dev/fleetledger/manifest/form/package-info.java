/** Checks of documents against the table: shape errors, defaults, and the table as JSON Schema. */
@NullMarked
package dev.fleetledger.manifest.form;

import org.jspecify.annotations.NullMarked;
