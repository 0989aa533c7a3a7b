package dev.fleetledger.command.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.Settings.SecondPerson;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.settings.SettingsEvent.ChangeRejected;
import dev.fleetledger.contract.settings.SettingsEvent.ChangeRequested;
import dev.fleetledger.contract.settings.SettingsEvent.Changed;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.judgement.guardrail.SettingsDigest;
import dev.fleetledger.problem.ProblemException;

class FleetSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-11-30T10:00:00Z");
    private static final Settings WEAKER = with(4);
    private static final Settings STRONGER = with(2);
    private static final ChangeRequested REQUESTED = new ChangeRequested(WEAKER, "ann",
            List.of("/secondPerson/deleteFromClusters"), EXPIRES);

    @Test
    void weakeningWaitsForOtherFleetAdmin() {
        assertThat(decide(change(WEAKER, true))).containsExactly(REQUESTED);
    }

    @Test
    void weakeningAppliesAtOnceWithoutOtherFleetAdmin() {
        assertThat(decide(change(WEAKER, false))).containsExactly(new Changed(WEAKER, null));
    }

    @Test
    void strengtheningAppliesAtOnce() {
        assertThat(decide(change(STRONGER, true))).containsExactly(new Changed(STRONGER, null));
    }

    @Test
    void changeToSameSettingsHasNoEvent() {
        assertThat(decide(change(DefaultSettings.VALUE, true))).isEmpty();
        assertThat(decide(change(STRONGER, true), new Changed(STRONGER, null))).isEmpty();
    }

    @Test
    void comparesWithSettingsInForceNotWithPendingOnes() {
        assertThat(decide(change(WEAKER, true), REQUESTED)).containsExactly(REQUESTED);
        assertThat(decide(change(DefaultSettings.VALUE, true), new Changed(STRONGER, null))).singleElement()
                .isInstanceOf(ChangeRequested.class);
    }

    @Test
    void requestExpiresByFormerSettings() {
        Settings weaker = new Settings(WEAKER.secondPerson(), "PT48H", WEAKER.protectedNamespaces(), WEAKER.reasonRequired());

        assertThat(decide(change(weaker, true))).singleElement().isInstanceOfSatisfying(ChangeRequested.class,
                it -> assertThat(it.expiresAt()).isEqualTo(EXPIRES));
    }

    @Test
    void otherFleetAdminApprovesWhatWasShown() {
        assertThat(decide(approve("bea", WEAKER, NOW), REQUESTED)).containsExactly(new Changed(WEAKER, "ann"));
    }

    @Test
    void requesterMayNotApprove() {
        assertRefused("RequesterMayNotApprove", approve("ann", WEAKER, NOW), REQUESTED);
    }

    @Test
    void approvalIsForExactlyOneDocument() {
        assertRefused("ApprovalIsForAnother", approve("bea", with(5), NOW), REQUESTED);
        assertRefused("ApprovalIsForAnother", approve("bea", DefaultSettings.VALUE, NOW), REQUESTED);
        assertRefused("ApprovalIsForAnother", approve("bea", WEAKER, NOW), REQUESTED,
                new ChangeRequested(with(5), "ann", REQUESTED.weakens(), EXPIRES));
    }

    @Test
    void approvalExpires() {
        assertThat(decide(approve("bea", WEAKER, EXPIRES.minusMillis(1)), REQUESTED)).hasSize(1);
        assertRefused("ApprovalHasExpired", approve("bea", WEAKER, EXPIRES), REQUESTED);
        assertRefused("ApprovalHasExpired", new SettingsCommand.Reject(EXPIRES), REQUESTED);
    }

    @Test
    void nothingIsPendingBeforeRequestAfterDecisionAndAfterOtherChange() {
        assertRefused("NoApprovalIsPending", approve("bea", WEAKER, NOW));
        assertRefused("NoApprovalIsPending", approve("bea", WEAKER, NOW), REQUESTED, new ChangeRejected(SettingsDigest.of(WEAKER)));
        assertRefused("NoApprovalIsPending", approve("bea", WEAKER, NOW), REQUESTED, new Changed(STRONGER, null));
        assertRefused("NoApprovalIsPending", new SettingsCommand.Reject(NOW));
    }

    @Test
    void repeatedApprovalChangesNothing() {
        assertThat(decide(approve("bea", WEAKER, NOW), REQUESTED, new Changed(WEAKER, "ann"))).isEmpty();
    }

    @Test
    void rejectionNamesWhatWasRequested() {
        assertThat(decide(new SettingsCommand.Reject(NOW), REQUESTED)).containsExactly(new ChangeRejected(SettingsDigest.of(WEAKER)));
    }

    private static SettingsCommand.Change change(Settings settings, boolean hasOtherFleetAdmin) {
        return new SettingsCommand.Change(settings, "ann", hasOtherFleetAdmin, NOW);
    }

    private static SettingsCommand.Approve approve(String actor, Settings shown, Instant now) {
        return new SettingsCommand.Approve(SettingsDigest.of(shown), actor, now);
    }

    private static void assertRefused(String code, SettingsCommand command, SettingsEvent... given) {
        assertThatThrownBy(() -> decide(command, given)).isInstanceOfSatisfying(ProblemException.class,
                it -> assertThat(it.code()).isEqualTo(code));
    }

    private static List<SettingsEvent> decide(SettingsCommand command, SettingsEvent... given) {
        return FleetSettings.decide(FleetSettings.replay(List.of(given)), command);
    }

    private static Settings with(int deleteFromClusters) {
        return new Settings(new SecondPerson(10, "30%", deleteFromClusters), "PT24H", List.of("kube-system"),
                DefaultSettings.VALUE.reasonRequired());
    }
}
