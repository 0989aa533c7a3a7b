/** A document and the table side by side: whether it has the shape, what nobody said, and the same as JSON Schema. */
@NullMarked
package dev.fleetledger.manifest.form;

import org.jspecify.annotations.NullMarked;
