package dev.fleetledger.command.relay;

/** State of the relay, for health and diagnostics. */
public sealed interface RelayState {

    record Starting() implements RelayState {}

    /** Another instance is leader. */
    record Waiting() implements RelayState {}

    record Relaying() implements RelayState {}

    /** Retried automatically. */
    record Retrying(String error) implements RelayState {}

    /** A person must accept the restore before the relay continues. */
    record Blocked(long ledgerHead, long knownHead) implements RelayState {}
}
