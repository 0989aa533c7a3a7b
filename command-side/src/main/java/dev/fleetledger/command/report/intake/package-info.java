@NullMarked
package dev.fleetledger.command.report.intake;

import org.jspecify.annotations.NullMarked;
