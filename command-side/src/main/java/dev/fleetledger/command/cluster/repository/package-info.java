/** Repository of clusters; loading one includes the authorization check. */
@NullMarked
package dev.fleetledger.command.cluster.repository;

import org.jspecify.annotations.NullMarked;
