package dev.fleetledger.command.workload.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

/** Several DaemonSets that are variants of one daemon, grouped as a family. */
class VariantIT {

    private final Caller alice = Fleet.one().as("alice");
    private final Reply created = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);
    private final String path = "/api/v1/workloads/" + created.text("workloadId");

    @Test
    void firstVariantFoundsFamilyOnBothWorkloads() {
        Fleet.Ready variant = variant();
        List<String> before = families();

        Reply submitted = named(variant).submit(alice);

        assertThat(before).isEmpty();
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(submitted.text("workloadId")).isNotEqualTo(created.text("workloadId"));
        assertThat(Fleet.eventsOf(submitted.text("position"))).contains("workload.created", "workload.family-founded", "draft.submitted");
        assertThat(families()).singleElement().isEqualTo(familyOf(submitted));
    }

    @Test
    void concurrentVariantsJoinOneFamily() {
        Fleet.Ready one = variant();
        Fleet.Ready other = variant();

        Reply first = named(one).submit(alice);
        Reply second = named(other).submit(alice);

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
        assertThat(Fleet.one().as("bob").post(path + ":variant", "").status()).isEqualTo(403);
        assertThat(Fleet.one().as("nobody").post(path + ":variant", "").status()).isEqualTo(404);
    }

    private Fleet.Ready variant() {
        Reply draft = alice.post(path + ":variant", "");
        assertThat(draft.status()).describedAs(draft.toString()).isEqualTo(201);
        return new Fleet.Ready("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private Fleet.Ready named(Fleet.Ready variant) {
        return variant.save(alice, "basics", "{\"name\":\"" + Fleet.newName() + "\"}");
    }

    private List<String> families() {
        return Fleet.database().queryForList("select payload->>'family' from ledger.events where type = 'workload.family-founded'"
                + " and aggregate_identifier = ?", String.class, created.text("workloadId"));
    }

    private static String familyOf(Reply submitted) {
        return Fleet.database().queryForObject("select payload->>'family' from ledger.events where type = 'workload.created'"
                + " and aggregate_identifier = ?", String.class, submitted.text("workloadId"));
    }
}
