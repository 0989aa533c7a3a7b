package dev.fleetledger.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fleetledger.contract.EventNames;

/** The names that the contract gives. */
final class ContractEvents {

    private ContractEvents() {}

    static EventTypes all() {
        return EventTypes.of(EventNames.ALL.stream()
                .collect(toUnmodifiableMap(named -> new EventTypes.EventType(named.name(), named.version()), EventNames.EventName::type)));
    }
}
