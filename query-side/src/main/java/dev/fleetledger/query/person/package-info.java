@NullMarked
package dev.fleetledger.query.person;

import org.jspecify.annotations.NullMarked;
