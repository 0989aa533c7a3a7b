/** What a row of the wizard's table says: path, label, type, default, rules, bound, and where it lands in Kubernetes. */
@NullMarked
package dev.fleetledger.manifest.field;

import org.jspecify.annotations.NullMarked;
