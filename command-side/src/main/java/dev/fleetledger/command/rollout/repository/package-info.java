/** Repository of rollouts; loading one includes the checks of rights. */
@NullMarked
package dev.fleetledger.command.rollout.repository;

import org.jspecify.annotations.NullMarked;
