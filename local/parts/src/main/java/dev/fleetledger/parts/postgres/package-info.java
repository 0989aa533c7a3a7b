@NullMarked
package dev.fleetledger.parts.postgres;

import org.jspecify.annotations.NullMarked;
