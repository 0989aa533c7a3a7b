/** Authorization: the table of roles and actions, and the scopes in which grants count. */
@NullMarked
package dev.fleetledger.judgement.access;

import org.jspecify.annotations.NullMarked;
