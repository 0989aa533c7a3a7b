package dev.fleetledger.command.request;

/** What a handler is asked to do. It decides in one unit of work, and answers only once all is written. */
public interface Command {

    Request request();
}
