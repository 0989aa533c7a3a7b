@NullMarked
package dev.fleetledger.query.sql;

import org.jspecify.annotations.NullMarked;
