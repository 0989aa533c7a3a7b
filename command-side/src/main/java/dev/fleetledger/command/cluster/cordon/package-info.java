@NullMarked
package dev.fleetledger.command.cluster.cordon;

import org.jspecify.annotations.NullMarked;
