package dev.fleetledger.command.cluster.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class QueryInventoryIT {

    private final Caller admin = TestFleet.first().as("admin");
    private final String name = "lk-" + TestFleet.newName();

    @Test
    void sharesOneQuestionBetweenEqualRequests() {
        register();

        List<Reply> replies = ConcurrentCalls.run(() -> query(admin, "{\"kind\":\"daemonsets\",\"namespace\":\"default\"}"),
                () -> query(TestFleet.second().as("admin"), "{\"kind\":\"daemonsets\",\"namespace\":\"default\"}"),
                () -> query(TestFleet.first().as("alice"), "{\"kind\":\"daemonsets\",\"namespace\":\"default\"}"));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(202));
        assertThat(replies.stream().map(reply -> reply.text("id")).distinct()).hasSize(1);
        assertThat(Instant.parse(replies.getFirst().text("expiresAt"))).isBetween(Instant.now(), Instant.now().plusSeconds(31));
        assertThat(TestFleet.eventsOf(replies.getFirst().text("position"))).containsExactly("question.asked");
    }

    @Test
    void asksAgainAfterExpiry() {
        register();
        Reply first = query(admin, "{\"kind\":\"nodes\"}");
        TestFleet.database().update("update command.questions set expires_at = now() where cluster = ?", name);

        assertThat(query(admin, "{\"kind\":\"nodes\"}").text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void requiresEditorToListSecretNames() {
        register();
        String secrets = "{\"kind\":\"secrets\",\"namespace\":\"default\"}";

        assertThat(query(TestFleet.first().as("bob"), secrets).status()).isEqualTo(403);
        assertThat(query(TestFleet.first().as("alice"), secrets).status()).isEqualTo(202);
        assertThat(query(TestFleet.first().as("alice"), "{\"kind\":\"secrets\"}").status()).as("secrets of all namespaces").isEqualTo(403);
    }

    @Test
    void rejectsUnknownKindWithoutAskingCluster() {
        register();

        assertThat(query(admin, "{\"kind\":\"pods\"}").pointers()).containsExactly("/kind");
        assertThat(query(admin, "{\"kind\":\"nodes\",\"namespace\":\"default\"}").pointers()).containsExactly("/namespace");
        assertThat(query(admin, "{}").pointers()).containsExactly("/kind");
        admin.post("/api/v1/clusters/" + name + ":forget", "{\"name\":\"" + name + "\",\"reason\":\"burnt down\"}", "If-Match", "*");
        assertThat(query(admin, "{\"kind\":\"nodes\"}").text("code")).isEqualTo("ClusterHasLeft");
        assertThat(TestFleet.database().queryForList("select 1 from command.questions where cluster = ?", name)).isEmpty();
    }

    @Test
    void answersFormerPathForOneMoreVersion() {
        register();

        Reply former = admin.post("/api/v1/clusters/" + name + ":look", "{\"kind\":\"nodes\"}");

        assertThat(former.status()).isEqualTo(202);
        assertThat(query(admin, "{\"kind\":\"nodes\"}").text("id")).isEqualTo(former.text("id"));
    }

    private void register() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
    }

    private Reply query(Caller caller, String body) {
        return caller.post("/api/v1/clusters/" + name + ":queryInventory", body);
    }
}
