/** A row of the wizard's table: path, label, type, default, rules, size limit, and the mapping to Kubernetes. */
@NullMarked
package dev.fleetledger.manifest.field;

import org.jspecify.annotations.NullMarked;
