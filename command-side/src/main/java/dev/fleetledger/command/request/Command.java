package dev.fleetledger.command.request;

/** Request to a command handler. The handler decides in one unit of work and returns after all events are appended. */
public interface Command {

    CommandRequest request();
}
