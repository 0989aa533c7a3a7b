/** Intake of reports: authenticates them, processes each one once, and hands on facts, answers and rejected reports. */
@NullMarked
package dev.fleetledger.command.report.intake;

import org.jspecify.annotations.NullMarked;
