@NullMarked
package dev.fleetledger.query.projection.report;

import org.jspecify.annotations.NullMarked;
