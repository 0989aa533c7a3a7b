@NullMarked
package dev.fleetledger.parts.process;

import org.jspecify.annotations.NullMarked;
