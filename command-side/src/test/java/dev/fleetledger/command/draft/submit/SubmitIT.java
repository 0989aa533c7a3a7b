package dev.fleetledger.command.draft.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

class SubmitIT {

    private static final String EVERYWHERE = "{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}";

    private final Caller alice = Fleet.one().as("alice");

    @Test
    void aSubmitIsOneUnitOverAllItsStreams() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", EVERYWHERE);

        Reply submitted = draft.submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(Fleet.eventsOf(submitted.text("position"))).containsExactly("workload.created", "workload.revised", "workload.placed",
                "rollout.started", "deployment.wanted", "deployment.wanted", "deployment.wanted", "draft.submitted");
        assertThat(submitted.json().propertyNames()).contains("id", "workloadId", "revision", "rolloutId", "version", "position");
    }

    @Test
    void daveIsToldInWhichClustersTheRightIsMissing() {
        Caller dave = Fleet.one().as("dave");
        Fleet.Ready draft = Fleet.draft(dave, Fleet.newName(), "default", EVERYWHERE);
        long before = Fleet.head();

        Reply refused = draft.submit(dave);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.missingIn()).isEqualTo(List.of("eu-2", "us-1"));
        assertThat(Fleet.head()).as("only the refusal was written").isEqualTo(before + 1);
        assertThat(Fleet.refusals("dave")).contains("RightIsMissing");
    }
}
