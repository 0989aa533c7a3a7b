@NullMarked
package dev.fleetledger.query.settings;

import org.jspecify.annotations.NullMarked;
