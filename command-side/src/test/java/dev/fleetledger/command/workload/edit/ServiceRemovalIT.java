package dev.fleetledger.command.workload.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** A Service that an edit removes is deleted because a generation names it, never because it is absent. */
class ServiceRemovalIT {

    private final Caller alice = TestFleet.first().as("alice");
    private final String name = TestFleet.newName();
    private final Reply created = TestFleet.draft(alice, name, "default", "{\"clusters\":[\"eu-1\"]}")
            .save(alice, "services", services(service("web", "ClusterIP"), service("api", "ClusterIP"))).submit(alice);
    private final String path = "/api/v1/workloads/" + created.text("workloadId");

    @Test
    void editRecordsDroppedAndReplacedServices() {
        TestFleet.DraftHandle edit = edit();

        Reply saved = alice.put(edit.path() + "/steps/services", services(service("web", "Headless")), "If-Match", edit.etag());
        Reply submitted = new TestFleet.DraftHandle(edit.path(), saved.etag()).submit(alice);

        assertThat(saved.json().path("warnings").valueStream().map(it -> it.path("rule").asString())).contains("ServiceIsReplaced");
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(wanted()).containsExactly(" ", "[\"Service/" + name + "-api\"] [\"Service/" + name + "-web\"]");
    }

    @Test
    void repeatsDropsUntilAgentHasSettledThem() {
        edit().save(alice, "services", services(service("web", "ClusterIP"))).submit(alice);

        edit().save(alice, "advanced", "{\"podLabels\":{\"tier\":\"a\"}}").submit(alice);
        alice.post(path + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}", "If-Match", "*");

        String api = "[\"Service/" + name + "-api\"] ";
        assertThat(wanted()).containsExactly(" ", api, api, api);
    }

    private TestFleet.DraftHandle edit() {
        Reply draft = alice.post(path + ":edit", "");
        assertThat(draft.status()).describedAs(draft.toString()).isEqualTo(201);
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private List<String> wanted() {
        return TestFleet.database().queryForList("select concat(payload->>'dropped', ' ', payload->>'replaced') from ledger.events"
                + " where type = 'deployment.wanted' and payload->>'workload' = ? order by position", String.class,
                created.text("workloadId"));
    }

    private static String services(String... services) {
        return "{\"services\":[" + String.join(",", services) + "]}";
    }

    private String service(String suffix, String type) {
        return "{\"name\":\"" + name + "-" + suffix + "\",\"type\":\"" + type
                + "\",\"ports\":[{\"name\":\"http\",\"port\":80,\"targetPort\":8080}]}";
    }
}
