package dev.fleetledger.command.relay;

/** What the relay is about, for health and for people. */
sealed interface RelayState {

    record Starting() implements RelayState {}

    /** Another copy has the turn. */
    record Waiting() implements RelayState {}

    record Relaying() implements RelayState {}

    /** Tries again by itself. */
    record InTrouble(String why) implements RelayState {}

    /** A person must accept the restore first. */
    record StandingStill(long ledgerHead, long knownHead) implements RelayState {}
}
