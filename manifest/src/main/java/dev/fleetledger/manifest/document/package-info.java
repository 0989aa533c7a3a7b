/** Step documents as JSON trees: their content, pointers into them by index and by name, and the shape errors that prevent storing. */
@NullMarked
package dev.fleetledger.manifest.document;

import org.jspecify.annotations.NullMarked;
