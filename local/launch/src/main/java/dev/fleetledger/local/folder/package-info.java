/** The data folder: what is in it, who holds it, and what is made once and kept. */
@NullMarked
package dev.fleetledger.local.folder;

import org.jspecify.annotations.NullMarked;
