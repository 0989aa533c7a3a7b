package dev.fleetledger.command.message;

/**
 * Command: what shall be done, in domain values. Its handler decides in one unit of work and returns after all events are appended.
 *
 * @param <R> type of the handler's result
 */
public interface Command<R extends CommandResult> {

    /** Name of the action in the ledger, e.g. {@code draft.submit}. It is stored with every event of the command. */
    String action();
}
