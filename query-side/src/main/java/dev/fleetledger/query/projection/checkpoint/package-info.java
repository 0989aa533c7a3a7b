@NullMarked
package dev.fleetledger.query.projection.checkpoint;

import org.jspecify.annotations.NullMarked;
