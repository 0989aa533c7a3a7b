@NullMarked
package dev.fleetledger.query.projection.run;

import org.jspecify.annotations.NullMarked;
