@NullMarked
package dev.fleetledger.query.grant;

import org.jspecify.annotations.NullMarked;
