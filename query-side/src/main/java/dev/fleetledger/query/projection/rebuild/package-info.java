@NullMarked
package dev.fleetledger.query.projection.rebuild;

import org.jspecify.annotations.NullMarked;
