/** The data folder: its paths, its lock, and the values that are generated once and stored. */
@NullMarked
package dev.fleetledger.local.folder;

import org.jspecify.annotations.NullMarked;
