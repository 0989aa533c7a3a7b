package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.stream.Stream;

/** The rules between fields and between steps, one list per subject. */
final class CrossRules {
    static final List<CrossRule> ALL = Stream.of(
        ImmutableFieldRules.ALL, NameRules.ALL, ResourceRules.ALL, PortRules.ALL, VolumeRules.ALL, PathRules.ALL,
        OneOfRules.ALL, ValueSourceRules.ALL, SecurityRules.ALL, NamedPortRules.ALL, ServiceRules.ALL, ServicePortRules.ALL,
        UpgradeRules.ALL, HostRules.ALL, TolerationRules.ALL, ExpressionRules.ALL, WorkloadLabelRules.ALL, AnnotationRules.ALL,
        ProfileRules.ALL,
        PlacementRules.ALL, OverrideRules.ALL, RolloutRules.ALL, CredentialRules.ALL, KeptRules.ALL)
        .flatMap(List::stream).toList();

    private CrossRules() {
    }
}
