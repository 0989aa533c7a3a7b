package dev.fleetledger.command.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.command.running.Together;

class ReservedNameTableIT {

    private static final String EU_1 = "{\"clusters\":[\"eu-1\"]}";

    private final Caller alice = Fleet.one().as("alice");
    private final String name = Fleet.newName();

    @Test
    void reservesNameOncePerClusterAndNamespace() {
        Fleet.draft(alice, name, "default", EU_1).submit(alice);

        Reply second = Fleet.draft(alice, name, "default", "{\"all\":true}").submit(alice);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("NameIsTaken");
        assertThat(second.text("detail")).contains("eu-1").contains(name);
        assertThat(count("cluster <> 'eu-1' and name = '" + name + "'")).as("reservations in other clusters are rolled back").isZero();
    }

    @Test
    void allowsSameNameInOtherNamespaceOrCluster() {
        Fleet.draft(alice, name, "default", EU_1).submit(alice);

        assertThat(Fleet.draft(alice, name, "monitoring", EU_1).submit(alice).status()).isEqualTo(202);
        assertThat(Fleet.draft(alice, name, "default", "{\"clusters\":[\"eu-2\"]}").submit(alice).status()).isEqualTo(202);
    }

    @Test
    void allowsNameAgainWhenDeploymentIsGone() {
        Reply first = Fleet.draft(alice, name, "default", EU_1).submit(alice);
        Fleet.database().update("delete from command.names where workload = ? and cluster = ?", UUID.fromString(first.text("workloadId")), "eu-1");

        assertThat(Fleet.draft(alice, name, "default", EU_1).submit(alice).status()).isEqualTo(202);
    }

    @Test
    void concurrentSubmitsReserveNameOnce() {
        Fleet.Ready one = Fleet.draft(alice, name, "default", "{\"clusters\":[\"us-1\",\"eu-1\",\"eu-2\"]}");
        Fleet.Ready two = Fleet.draft(alice, name, "default", "{\"clusters\":[\"eu-2\",\"us-1\",\"eu-1\"]}");

        var replies = Together.all(() -> one.submit(Fleet.one().as("alice")), () -> two.submit(Fleet.other().as("alice")));

        assertThat(Together.statuses(replies)).containsExactly(202, 409);
        assertThat(count("name = '" + name + "'")).isEqualTo(3);
    }

    private static int count(String where) {
        Integer count = Fleet.database().queryForObject("select count(*) from command.names where " + where, Integer.class);
        return count == null ? 0 : count;
    }
}
