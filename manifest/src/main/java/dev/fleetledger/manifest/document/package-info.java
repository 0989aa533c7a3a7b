/** Step documents as JSON trees: what is in them, the places in them by pointer and by name, and why one can't be kept. */
@NullMarked
package dev.fleetledger.manifest.document;

import org.jspecify.annotations.NullMarked;
