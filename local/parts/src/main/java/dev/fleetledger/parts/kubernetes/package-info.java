@NullMarked
package dev.fleetledger.parts.kubernetes;

import org.jspecify.annotations.NullMarked;
