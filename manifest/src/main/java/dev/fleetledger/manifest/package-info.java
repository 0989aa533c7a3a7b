/** Renders: the wizard's table of fields, its rules and defaults, and the manifests that step documents become. Pure functions. */
@NullMarked
package dev.fleetledger.manifest;

import org.jspecify.annotations.NullMarked;
