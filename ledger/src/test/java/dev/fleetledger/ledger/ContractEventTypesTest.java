package dev.fleetledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.ledger.EventTypes.EventType;

class ContractEventTypesTest {

    @Test
    void readsFormerVersionsAndWritesTheCurrentOne() {
        EventTypes types = ContractEventTypes.all();

        assertThat(types.classOf(new EventType("draft.imported", "1"))).isEqualTo(DraftEvent.Imported.class);
        assertThat(types.classOf(new EventType("draft.imported", "2"))).isEqualTo(DraftEvent.Imported.class);
        assertThat(types.typeOf(DraftEvent.Imported.class)).isEqualTo(new EventType("draft.imported", "2"));
    }
}
