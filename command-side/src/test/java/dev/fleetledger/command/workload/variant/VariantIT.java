package dev.fleetledger.command.workload.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Several DaemonSets that are variants of one daemon, grouped as a family. */
class VariantIT {

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);
    private final String path = "/api/v1/workloads/" + created.text("workloadId");

    @Test
    void firstVariantFoundsFamilyOnBothWorkloads() {
        TestFleet.DraftHandle variant = variant();
        List<String> before = families();

        Reply submitted = rename(variant).submit(alice);

        assertThat(before).isEmpty();
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(submitted.text("workloadId")).isNotEqualTo(created.text("workloadId"));
        assertThat(TestFleet.eventsOf(submitted.text("position")))
                .contains("workload.created", "workload.family-founded", "draft.submitted");
        assertThat(families()).singleElement().isEqualTo(familyOf(submitted));
    }

    @Test
    void concurrentVariantsJoinOneFamily() {
        TestFleet.DraftHandle one = variant();
        TestFleet.DraftHandle other = variant();

        Reply first = rename(one).submit(alice);
        Reply second = rename(other).submit(alice);

        assertThat(second.status()).describedAs(second.toString()).isEqualTo(202);
        assertThat(familyOf(second)).isEqualTo(familyOf(first));
        assertThat(families()).hasSize(1);
    }

    @Test
    void variantRequiresItsOwnName() {
        Reply refused = variant().submit(alice);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).contains("/name");
    }

    @Test
    void rejectsVariantByViewer() {
        assertThat(TestFleet.first().as("bob").post(path + ":variant", "").status()).isEqualTo(403);
        assertThat(TestFleet.first().as("nobody").post(path + ":variant", "").status()).isEqualTo(404);
    }

    private TestFleet.DraftHandle variant() {
        Reply draft = alice.post(path + ":variant", "");
        assertThat(draft.status()).describedAs(draft.toString()).isEqualTo(201);
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private TestFleet.DraftHandle rename(TestFleet.DraftHandle variant) {
        return variant.save(alice, "basics", "{\"name\":\"" + TestFleet.newName() + "\"}");
    }

    private List<String> families() {
        return TestFleet.database().queryForList("select payload->>'family' from ledger.events where type = 'workload.family-founded'"
                + " and aggregate_identifier = ?", String.class, created.text("workloadId"));
    }

    private static String familyOf(Reply submitted) {
        return TestFleet.database().queryForObject("select payload->>'family' from ledger.events where type = 'workload.created'"
                + " and aggregate_identifier = ?", String.class, submitted.text("workloadId"));
    }
}
