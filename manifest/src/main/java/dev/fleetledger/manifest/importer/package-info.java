/** Import of YAML or running objects into documents: fields that are read, kept fields, and objects that are not imported. */
@NullMarked
package dev.fleetledger.manifest.importer;

import org.jspecify.annotations.NullMarked;
