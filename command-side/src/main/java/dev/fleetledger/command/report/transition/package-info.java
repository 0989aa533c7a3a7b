@NullMarked
package dev.fleetledger.command.report.transition;

import org.jspecify.annotations.NullMarked;
