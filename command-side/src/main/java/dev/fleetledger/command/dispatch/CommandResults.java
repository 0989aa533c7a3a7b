package dev.fleetledger.command.dispatch;

import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;

/** Results of dispatched commands. */
final class CommandResults {

    private CommandResults() {}

    /**
     * Waits for the result of an accepted command.
     *
     * @throws RuntimeException the one by which the command has failed
     */
    static <R> CommandResultMessage<? extends R> await(FutureCallback<?, R> callback) {
        CommandResultMessage<? extends R> result = callback.getResult();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
        return result;
    }
}
