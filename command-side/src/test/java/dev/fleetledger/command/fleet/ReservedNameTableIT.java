package dev.fleetledger.command.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class ReservedNameTableIT {

    private static final String EU_1 = "{\"clusters\":[\"eu-1\"]}";

    private final Caller alice = TestFleet.first().as("alice");
    private final String name = TestFleet.newName();

    @Test
    void reservesNameOncePerClusterAndNamespace() {
        TestFleet.draft(alice, name, "default", EU_1).submit(alice);

        Reply second = TestFleet.draft(alice, name, "default", "{\"all\":true}").submit(alice);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("NameIsTaken");
        assertThat(second.text("detail")).contains("eu-1").contains(name);
        assertThat(count("cluster <> 'eu-1' and name = '" + name + "'")).as("reservations in other clusters are rolled back").isZero();
    }

    @Test
    void allowsSameNameInOtherNamespaceOrCluster() {
        TestFleet.draft(alice, name, "default", EU_1).submit(alice);

        assertThat(TestFleet.draft(alice, name, "monitoring", EU_1).submit(alice).status()).isEqualTo(202);
        assertThat(TestFleet.draft(alice, name, "default", "{\"clusters\":[\"eu-2\"]}").submit(alice).status()).isEqualTo(202);
    }

    @Test
    void allowsNameAgainWhenDeploymentIsGone() {
        Reply first = TestFleet.draft(alice, name, "default", EU_1).submit(alice);
        TestFleet.database().update("delete from command.names where workload = ? and cluster = ?",
                UUID.fromString(first.text("workloadId")), "eu-1");

        assertThat(TestFleet.draft(alice, name, "default", EU_1).submit(alice).status()).isEqualTo(202);
    }

    @Test
    void concurrentSubmitsReserveNameOnce() {
        TestFleet.DraftHandle one = TestFleet.draft(alice, name, "default", "{\"clusters\":[\"us-1\",\"eu-1\",\"eu-2\"]}");
        TestFleet.DraftHandle two = TestFleet.draft(alice, name, "default", "{\"clusters\":[\"eu-2\",\"us-1\",\"eu-1\"]}");

        var replies = ConcurrentCalls.run(() -> one.submit(TestFleet.first().as("alice")),
                () -> two.submit(TestFleet.second().as("alice")));

        assertThat(ConcurrentCalls.statuses(replies)).containsExactly(202, 409);
        assertThat(count("name = '" + name + "'")).isEqualTo(3);
    }

    private static int count(String where) {
        Integer count = TestFleet.database().queryForObject("select count(*) from command.names where " + where, Integer.class);
        return count == null ? 0 : count;
    }
}
