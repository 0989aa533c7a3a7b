package dev.fleetledger.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartsModeTest {

    @Test
    void readsNameOfMode() {
        assertThat(PartsMode.of("processes")).isEqualTo(PartsMode.PROCESSES);
        assertThat(PartsMode.of("containers")).isEqualTo(PartsMode.CONTAINERS);
    }

    @Test
    void rejectsUnknownName() {
        assertThatThrownBy(() -> PartsMode.of("container")).hasMessage("-Dparts=container is unknown: write processes or containers");
    }
}
