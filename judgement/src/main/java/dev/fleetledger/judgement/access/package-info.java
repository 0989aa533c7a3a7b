/** Who may do what where: one table of roles and actions, and the scopes in which they count. */
@NullMarked
package dev.fleetledger.judgement.access;

import org.jspecify.annotations.NullMarked;
