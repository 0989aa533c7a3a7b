package dev.fleetledger.command.dispatch;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.problem.ProblemException;

/**
 * Executes a command that takes another one back, within the command that asked for it: in its transaction, with its actor, source and
 * reason, and under its id, so that both are one entry of the audit.
 */
@Component
public final class InverseCommandGateway {

    private final CommandBus commandBus;

    InverseCommandGateway(CommandBus commandBus) {
        this.commandBus = commandBus;
    }

    /**
     * @throws ProblemException when the command is refused; its writes are rolled back
     */
    public <R extends CommandResult> R send(Command<R> command, CommandMetadata.Inverse inverse) {
        CommandMessage<Command<R>> message = GenericCommandMessage.<Command<R>>asCommandMessage(command)
                .withMetaData(CommandMetadata.ofPart(CurrentUnitOfWork.get().getMessage(), inverse));
        FutureCallback<Command<R>, R> callback = new FutureCallback<>();
        commandBus.dispatch(message, callback);
        return CommandResults.await(callback).getPayload();
    }
}
