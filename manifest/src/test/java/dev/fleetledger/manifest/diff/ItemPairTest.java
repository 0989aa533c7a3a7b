package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.manifest.document.Json;

class ItemPairTest {
    private static final int ITEM_COUNT = 20_000;

    @Test
    void pairsNamedItemsOfLongLists() {
        ArrayNode before = Json.list();
        for (int i = 0; i < ITEM_COUNT; i++) {
            before.addObject().put("name", "a" + i);
        }

        List<ItemPair> pairs = ItemPair.of(before, before.deepCopy());

        assertThat(pairs).hasSize(ITEM_COUNT).allSatisfy(pair -> assertThat(pair.before()).isEqualTo(pair.after()));
    }
}
