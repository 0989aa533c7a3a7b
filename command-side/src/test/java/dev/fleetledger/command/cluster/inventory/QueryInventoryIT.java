package dev.fleetledger.command.cluster.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.command.running.Together;

class QueryInventoryIT {

    private final Caller admin = Fleet.one().as("admin");
    private final String name = "lk-" + Fleet.newName();

    @Test
    void sharesOneQuestionBetweenEqualRequests() {
        registered();

        List<Reply> replies = Together.all(() -> query(admin, "{\"kind\":\"daemonsets\",\"namespace\":\"default\"}"),
                () -> query(Fleet.other().as("admin"), "{\"kind\":\"daemonsets\",\"namespace\":\"default\"}"),
                () -> query(Fleet.one().as("alice"), "{\"kind\":\"daemonsets\",\"namespace\":\"default\"}"));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(202));
        assertThat(replies.stream().map(reply -> reply.text("id")).distinct()).hasSize(1);
        assertThat(Instant.parse(replies.getFirst().text("expiresAt"))).isBetween(Instant.now(), Instant.now().plusSeconds(31));
        assertThat(Fleet.eventsOf(replies.getFirst().text("position"))).containsExactly("question.asked");
    }

    @Test
    void asksAgainAfterExpiry() {
        registered();
        Reply first = query(admin, "{\"kind\":\"nodes\"}");
        Fleet.database().update("update command.questions set expires_at = now() where cluster = ?", name);

        assertThat(query(admin, "{\"kind\":\"nodes\"}").text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void requiresEditorToListSecretNames() {
        registered();
        String secrets = "{\"kind\":\"secrets\",\"namespace\":\"default\"}";

        assertThat(query(Fleet.one().as("bob"), secrets).status()).isEqualTo(403);
        assertThat(query(Fleet.one().as("alice"), secrets).status()).isEqualTo(202);
        assertThat(query(Fleet.one().as("alice"), "{\"kind\":\"secrets\"}").status()).as("secrets of all namespaces").isEqualTo(403);
    }

    @Test
    void rejectsUnknownKindWithoutAskingCluster() {
        registered();

        assertThat(query(admin, "{\"kind\":\"pods\"}").pointers()).containsExactly("/kind");
        assertThat(query(admin, "{\"kind\":\"nodes\",\"namespace\":\"default\"}").pointers()).containsExactly("/namespace");
        assertThat(query(admin, "{}").pointers()).containsExactly("/kind");
        admin.post("/api/v1/clusters/" + name + ":forget", "");
        assertThat(query(admin, "{\"kind\":\"nodes\"}").text("code")).isEqualTo("ClusterHasLeft");
        assertThat(Fleet.database().queryForList("select 1 from command.questions where cluster = ?", name)).isEmpty();
    }

    @Test
    void answersFormerPathForOneMoreVersion() {
        registered();

        Reply former = admin.post("/api/v1/clusters/" + name + ":look", "{\"kind\":\"nodes\"}");

        assertThat(former.status()).isEqualTo(202);
        assertThat(query(admin, "{\"kind\":\"nodes\"}").text("id")).isEqualTo(former.text("id"));
    }

    private void registered() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
    }

    private Reply query(Caller caller, String body) {
        return caller.post("/api/v1/clusters/" + name + ":queryInventory", body);
    }
}
