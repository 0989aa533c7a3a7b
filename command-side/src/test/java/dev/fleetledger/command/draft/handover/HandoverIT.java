package dev.fleetledger.command.draft.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

class HandoverIT {

    private final Caller alice = Fleet.one().as("alice");

    @Test
    void rejectsHandoverToPersonWithoutEditRight() {
        Fleet.Ready here = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Fleet.Ready elsewhere = Fleet.draft(alice, Fleet.newName(), "monitoring", "{\"clusters\":[\"eu-1\"]}");

        Reply toAViewer = handOver(alice, here, "sub-bob");
        Reply toAnEditorOfAnotherNamespace = handOver(alice, elsewhere, "sub-dave");
        Reply toAnEditor = handOver(alice, here, "sub-dave");

        assertThat(toAViewer.status()).describedAs(toAViewer.toString()).isEqualTo(422);
        assertThat(toAViewer.text("code")).isEqualTo("PersonMayNotEdit");
        assertThat(toAnEditorOfAnotherNamespace.text("code")).isEqualTo("PersonMayNotEdit");
        assertThat(toAnEditor.status()).describedAs(toAnEditor.toString()).isEqualTo(200);
    }

    @Test
    void usesGroupsFromReceiversLastRequest() {
        Fleet.one().as("admin").post("/api/v1/grants", "{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"group\",\"id\":\"handover-crew\"},"
                + "\"scope\":{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}}");
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        Fleet.one().as("hanna", "handover-crew").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(handOver(alice, draft, "sub-hanna").status()).isEqualTo(200);
    }

    @Test
    void allowsOnlyOwnerOrAdminToHandOver() {
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        assertThat(handOver(Fleet.one().as("dave"), draft, "sub-dave").status()).isEqualTo(403);
        assertThat(handOver(Fleet.one().as("nobody"), draft, "sub-nobody").status()).isEqualTo(404);
        assertThat(handOver(Fleet.one().as("admin"), draft, "sub-admin").status()).isEqualTo(200);
    }

    private static Reply handOver(Caller caller, Fleet.Ready draft, String to) {
        return caller.post(draft.path() + ":handover", "{\"to\":\"" + to + "\"}", "If-Match", "*");
    }
}
