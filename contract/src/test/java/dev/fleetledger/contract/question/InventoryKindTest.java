package dev.fleetledger.contract.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;

class InventoryKindTest {

    @Test
    void keepsWireNames() {
        assertThat(ContractJson.MAPPER.writeValueAsString(InventoryKind.values())).isEqualTo("""
                ["namespaces","nodes","daemonsets","configmaps","secrets","claims","serviceaccounts","priorityclasses",\
                "runtimeclasses","quotas"]""");
    }

    @Test
    void findsKindByExactWireName() {
        assertThat(Arrays.stream(InventoryKind.values()))
                .allSatisfy(kind -> assertThat(InventoryKind.findByWireName(kind.wireName())).contains(kind));
        assertThat(InventoryKind.findByWireName("Nodes")).isEmpty();
        assertThat(InventoryKind.findByWireName(null)).isEmpty();
    }
}
