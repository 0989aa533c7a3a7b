/** The controller manager's and the scheduler's work for DaemonSets, pods and namespaces. */
@NullMarked
package dev.fleetledger.simulation.controllers;

import org.jspecify.annotations.NullMarked;
