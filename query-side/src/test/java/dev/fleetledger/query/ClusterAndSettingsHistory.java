package dev.fleetledger.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.guardrail.DefaultSettings;

/** Clusters that leave, a ledger regression, and settings that change: a part of the history that {@link RebuildIT} projects. */
final class ClusterAndSettingsHistory {

    private final TestQuerySide querySide;
    private final TestFleet testFleet;

    ClusterAndSettingsHistory(TestQuerySide querySide, TestFleet testFleet) {
        this.querySide = querySide;
        this.testFleet = testFleet;
    }

    void write() {
        writeRemovals();
        writeSettings();
    }

    private void writeRemovals() {
        String left = testFleet.registerCluster("left");
        querySide.ledger.append("rebuild-admin", "cluster.rotate", new ClusterEvent.CredentialIssued(left, "newer", Instant.now()),
                new ClusterEvent.CredentialRetired(left, testFleet.credential()));
        querySide.ledger.append("system", "reports.refuse", new ClusterFactEvent.ReportsRefused(left, null, "SealDoesNotHold", 3),
                new ClusterFactEvent.ReportsRefused("nobody", null, "CredentialIsUnknown", 1));
        String dead = testFleet.registerCluster("dead");
        TestRollout rollout = TestRollout.ofNewWorkload(testFleet, "monitoring").plan(TestRollout.wave("all", left, dead)).start("all");
        rollout.append(new RolloutEvent.DebtRecorded(rollout.id, dead, "ClusterIsSilent"));
        // In milliseconds, as the command records it: a row stores no nanoseconds.
        Instant due = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        querySide.ledger.append("rebuild-admin", "cluster.remove", new ClusterEvent.RemovalAsked(left, due, "delete"),
                new ClusterEvent.RemovalTakenBack(left), new ClusterEvent.RemovalAsked(left, due, "release"),
                new ClusterEvent.Removed(left));
        querySide.ledger.append("system", "hub.check", new HubEvent.WentBackwards(16, 1, 17));
        querySide.ledger.append("rebuild-admin", "hub.acceptRestore", new HubEvent.RestoreAccepted(2, 17));
        UUID workload = TestFleet.newId();
        querySide.ledger.append("rebuild-admin", "workload.create",
                new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "lost", null),
                new WorkloadEvent.FamilyFounded(workload, TestFleet.newId()),
                testFleet.wantedEvent(workload, dead, 1, DeploymentAction.APPLY, "monitoring", "lost", null));
        querySide.ledger.append("rebuild-admin", "cluster.forget", new ClusterEvent.Forgotten(dead),
                new DeploymentEvent.Forgotten(workload, dead, 1));
    }

    private void writeSettings() {
        Settings settings = DefaultSettings.VALUE;
        SettingsEvent requested = new SettingsEvent.ChangeRequested(settings, "rebuild-admin", List.of("/approvalExpires"),
                Instant.now());
        querySide.ledger.append("rebuild-admin", "settings.change", new SettingsEvent.Changed(settings, null), requested);
        querySide.ledger.append("rebuild-admin", "settings.reject", new SettingsEvent.ChangeRejected("sha256:0"), requested);
    }
}
