/** How values are spelled, each by itself – names, images, amounts, addresses, shares, paths, labels – and the {@code Rule} that holds one to it. */
@NullMarked
package dev.fleetledger.manifest.spelling;

import org.jspecify.annotations.NullMarked;
