package dev.fleetledger.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;

import dev.fleetledger.contract.EventNames;

/** Provides the event names and versions that are defined in the contract. */
public final class ContractEventTypes {

    private ContractEventTypes() {}

    public static EventTypes all() {
        return EventTypes.of(table(EventNames.ALL), table(EventNames.FORMER));
    }

    private static Map<EventTypes.EventType, Class<?>> table(List<EventNames.EventName> names) {
        return names.stream()
                .collect(toUnmodifiableMap(name -> new EventTypes.EventType(name.name(), name.version()), EventNames.EventName::type));
    }
}
