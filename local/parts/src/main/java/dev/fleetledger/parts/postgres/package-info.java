/** PostgreSQL for tests: an external one or a child process, with the service's databases and logins. */
@NullMarked
package dev.fleetledger.parts.postgres;

import org.jspecify.annotations.NullMarked;
