package dev.fleetledger.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fleetledger.contract.EventNames;

/** Provides the event names and versions that are defined in the contract. */
public final class ContractEventTypes {

    private ContractEventTypes() {}

    public static EventTypes all() {
        return EventTypes.of(EventNames.ALL.stream()
                .collect(toUnmodifiableMap(name -> new EventTypes.EventType(name.name(), name.version()), EventNames.EventName::type)));
    }
}
