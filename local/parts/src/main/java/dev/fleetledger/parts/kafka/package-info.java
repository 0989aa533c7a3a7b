@NullMarked
package dev.fleetledger.parts.kafka;

import org.jspecify.annotations.NullMarked;
