/** Syntax of single values – names, images, quantities, addresses, percentages, paths, labels – and the {@code FieldRule} for one value. */
@NullMarked
package dev.fleetledger.manifest.syntax;

import org.jspecify.annotations.NullMarked;
