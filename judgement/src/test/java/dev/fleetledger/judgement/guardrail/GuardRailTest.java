package dev.fleetledger.judgement.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.Settings.SecondPerson;

class GuardRailTest {

    private static final Settings DEFAULTS = DefaultSettings.VALUE;
    private static final List<String> ACTS = DEFAULTS.reasonRequired();

    @Test
    void isWeakenedByHigherLimitsAndLongerExpiry() {
        assertThat(weakenedBy(with(11, "30%", 3))).containsExactly("/secondPerson/fromClusters");
        assertThat(weakenedBy(with(10, "31%", 3))).containsExactly("/secondPerson/share");
        assertThat(weakenedBy(with(10, "100%", 3))).containsExactly("/secondPerson/share");
        assertThat(weakenedBy(with(10, "30%", 4))).containsExactly("/secondPerson/deleteFromClusters");
        assertThat(weakenedBy(new Settings(DEFAULTS.secondPerson(), "PT24H1S", List.of("kube-system"), ACTS)))
                .containsExactly("/approvalExpires");
    }

    @Test
    void isWeakenedWhenNamespaceOrActIsMissing() {
        assertThat(weakenedBy(new Settings(DEFAULTS.secondPerson(), "PT24H", List.of("kube-public"), ACTS)))
                .containsExactly("/protectedNamespaces");
        assertThat(weakenedBy(new Settings(DEFAULTS.secondPerson(), "PT24H", List.of("kube-system"), ACTS.subList(1, 4))))
                .containsExactly("/reasonRequired");
    }

    @Test
    void isNotWeakenedByLowerLimitsAndFurtherItems() {
        assertThat(weakenedBy(DEFAULTS)).isEmpty();
        assertThat(weakenedBy(new Settings(new SecondPerson(9, "9%", 1), "PT1H", List.of("istio-system", "kube-system"), ACTS))).isEmpty();
    }

    @Test
    void namesEachWeakenedOneInOrderOfDocument() {
        assertThat(weakenedBy(new Settings(new SecondPerson(20, "10%", 9), "P2D", List.of(), List.of()))).containsExactly(
                "/secondPerson/fromClusters", "/secondPerson/deleteFromClusters", "/approvalExpires", "/protectedNamespaces",
                "/reasonRequired");
    }

    @Test
    void isChangedByAnotherValueInEitherDirection() {
        var before = ContractJson.MAPPER.valueToTree(DEFAULTS);

        assertThat(GuardRail.changed(before, ContractJson.MAPPER.valueToTree(with(9, "31%", 3))))
                .containsExactly(GuardRail.FROM_CLUSTERS, GuardRail.SHARE);
        assertThat(GuardRail.changed(before, before)).isEmpty();
    }

    @Test
    void pointsToValueInSettings() {
        var document = ContractJson.MAPPER.valueToTree(DEFAULTS);

        assertThat(GuardRail.values()).allSatisfy(it -> assertThat(document.at(it.pointer()).isMissingNode()).isFalse());
    }

    /** The digest is stored, and clients compare it. */
    @Test
    void digestNamesExactlyThisDocument() {
        // printf '{"secondPerson":{"fromClusters":10,…},…,"reasonRequired":["delete","forget","redact","acceptRestore"]}' | sha256sum
        assertThat(SettingsDigest.of(DEFAULTS)).isEqualTo("sha256:05018373b5b25d12008bb9a25821e7b7d9dfa23fe9d1bb62e7efc67d7215855a");
        assertThat(SettingsDigest.of(with(10, "30%", 4))).isNotEqualTo(SettingsDigest.of(DEFAULTS));
    }

    private static List<String> weakenedBy(Settings after) {
        return GuardRail.weakened(DEFAULTS, after).stream().map(GuardRail::pointer).toList();
    }

    private static Settings with(int fromClusters, String share, int deleteFromClusters) {
        return new Settings(new SecondPerson(fromClusters, share, deleteFromClusters), "PT24H", DEFAULTS.protectedNamespaces(), ACTS);
    }
}
