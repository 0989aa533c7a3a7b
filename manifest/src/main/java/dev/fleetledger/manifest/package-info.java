/** The wizard's table of fields, its rules and defaults, and the rendering of step documents into manifests. Pure functions. */
@NullMarked
package dev.fleetledger.manifest;

import org.jspecify.annotations.NullMarked;
