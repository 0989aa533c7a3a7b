/** Durable deadlines: tasks of db-scheduler, stored in the transaction of the event that sets them. */
@NullMarked
package dev.fleetledger.command.deadline;

import org.jspecify.annotations.NullMarked;
