package dev.fleetledger.command.access.give;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.fleetledger.judgement.access.Role;

class GiveGrantBodyTest {

    @Test
    void acceptsEveryRole() {
        assertThat(Arrays.stream(Role.values()).map(Role::name)).isNotEmpty().allMatch(name -> name.matches(GiveGrantBody.ROLES));
        assertThat("Emperor").doesNotMatch(GiveGrantBody.ROLES);
    }
}
