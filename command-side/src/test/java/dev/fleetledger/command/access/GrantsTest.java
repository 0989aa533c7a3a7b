package dev.fleetledger.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Revoked;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.problem.StateConflictException;

class GrantsTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final GrantEvent ADMIN = given(FIRST, "FleetAdmin");

    @Test
    void revokesAnyGrantExceptLastFleetAdmins() {
        assertThat(when(FIRST, ADMIN, given(SECOND, "FleetAdmin"))).containsExactly(new Revoked(FIRST));
        assertThat(when(SECOND, ADMIN, given(SECOND, "Auditor"))).containsExactly(new Revoked(SECOND));
    }

    @Test
    void rejectsRevokingLastFleetAdmin() {
        assertThatThrownBy(() -> when(FIRST, ADMIN, given(SECOND, "FleetAdmin"), new Revoked(SECOND)))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo("LastFleetAdminStays"));
    }

    private static Given given(UUID id, String role) {
        return new Given(id, role, new Holder("user", "x"), new Scope(true, null, null, null));
    }

    private static List<GrantEvent> when(UUID revoked, GrantEvent... given) {
        return Grants.decide(Grants.replay(List.of(given)), new GrantCommand.Revoke(revoked));
    }
}
