package dev.fleetledger.command.undo.execution;

import dev.fleetledger.command.dispatch.InverseCommandGateway;
import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.CommandResult;

/** Executes the commands of one inverse, which are recorded as one. */
public record InverseSender(InverseCommandGateway gateway, CommandMetadata.Inverse inverse) {

    <R extends CommandResult> R send(Command<R> command) {
        return gateway.send(command, inverse);
    }
}
