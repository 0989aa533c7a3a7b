/** What a controller manager and a scheduler do for DaemonSets, pods and namespaces. */
@NullMarked
package dev.fleetledger.simulation.controllers;

import org.jspecify.annotations.NullMarked;
