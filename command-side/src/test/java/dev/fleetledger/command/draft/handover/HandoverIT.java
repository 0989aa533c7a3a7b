package dev.fleetledger.command.draft.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class HandoverIT {

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void rejectsHandoverToPersonWithoutEditRight() {
        TestFleet.DraftHandle here = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        TestFleet.DraftHandle elsewhere = TestFleet.draft(alice, TestFleet.newName(), "monitoring", "{\"clusters\":[\"eu-1\"]}");

        Reply toAViewer = handOver(alice, here, "sub-bob");
        Reply toAnEditorOfAnotherNamespace = handOver(alice, elsewhere, "sub-dave");
        Reply toAnEditor = handOver(alice, here, "sub-dave");

        assertThat(toAViewer.status()).describedAs(toAViewer.toString()).isEqualTo(422);
        assertThat(toAViewer.text("code")).isEqualTo("PersonMayNotEdit");
        assertThat(toAnEditorOfAnotherNamespace.text("code")).isEqualTo("PersonMayNotEdit");
        assertThat(toAnEditor.status()).describedAs(toAnEditor.toString()).isEqualTo(200);
    }

    @Test
    void requiresRightInClusterInWhichDraftWasOpened() {
        String eu1 = TestFleet.newDraftIn(alice, "eu-1");
        String eu2 = TestFleet.newDraftIn(alice, "eu-2");
        TestFleet.DraftHandle named = new TestFleet.DraftHandle(TestFleet.newDraftIn(alice, "eu-2"), "*")
                .save(alice, "basics", "{\"name\":\"" + TestFleet.newName() + "\",\"namespace\":\"default\"}");

        assertThat(handOver(alice, new TestFleet.DraftHandle(eu2, "*"), "sub-dave").text("code")).isEqualTo("PersonMayNotEdit");
        assertThat(handOver(alice, named, "sub-dave").text("code")).isEqualTo("PersonMayNotEdit");
        assertThat(handOver(alice, new TestFleet.DraftHandle(eu1, "*"), "sub-dave").status()).isEqualTo(200);
    }

    @Test
    void usesGroupsFromReceiversLastRequest() {
        TestFleet.first().as("admin").post("/api/v1/grants",
                "{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"group\",\"id\":\"handover-crew\"},"
                + "\"scope\":{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}}");
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        TestFleet.first().as("hanna", "handover-crew").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(handOver(alice, draft, "sub-hanna").status()).isEqualTo(200);
    }

    @Test
    void allowsOnlyOwnerOrAdminToHandOver() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        assertThat(handOver(TestFleet.first().as("dave"), draft, "sub-dave").status()).isEqualTo(403);
        assertThat(handOver(TestFleet.first().as("nobody"), draft, "sub-nobody").status()).isEqualTo(404);
        assertThat(handOver(TestFleet.first().as("admin"), draft, "sub-admin").status()).isEqualTo(200);
    }

    private static Reply handOver(Caller caller, TestFleet.DraftHandle draft, String to) {
        return caller.post(draft.path() + ":handover", "{\"to\":\"" + to + "\"}", "If-Match", "*");
    }
}
