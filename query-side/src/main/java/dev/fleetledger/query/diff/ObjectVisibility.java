package dev.fleetledger.query.diff;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.DeploymentPlace;
import dev.fleetledger.query.access.ReaderScope;
import dev.fleetledger.query.live.Audience;
import dev.fleetledger.query.live.AudienceQueries;
import dev.fleetledger.query.projection.change.LiveObject;

/** Filters changed objects by the reader's rights of today, as live updates do. */
@Component
class ObjectVisibility {

    private final AudienceQueries audienceQueries;

    ObjectVisibility(AudienceQueries audienceQueries) {
        this.audienceQueries = audienceQueries;
    }

    List<VersionPair> filter(List<VersionPair> pairs, AuthenticatedReader authenticatedReader) {
        ReaderScope scope = new ReaderScope(authenticatedReader);
        Map<LiveObject.Key, Audience> audiences = audienceQueries.find(pairs.stream().filter(VersionPair::exists)
                .filter(pair -> pair.object().kind() != ObjectKind.DEPLOYMENT).map(ObjectVisibility::liveObject).toList());
        return pairs.stream().filter(VersionPair::exists).filter(pair -> pair.object().kind() == ObjectKind.DEPLOYMENT
                ? scope.canSeeDeployment(place(pair))
                : audiences.getOrDefault(liveObject(pair).key(), Audience.NOBODY).includes(scope)).toList();
    }

    /** A planned deployment that was dropped has no row today. */
    private static DeploymentPlace place(VersionPair deployment) {
        return new DeploymentPlace(deployment.object().place().cluster(), Objects.requireNonNull(deployment.text("namespace")), false);
    }

    private static LiveObject liveObject(VersionPair pair) {
        ChangedObject object = pair.object();
        return switch (object.kind()) {
            case CLUSTER -> LiveObject.cluster(object.id(), true);
            case DEPLOYMENT -> LiveObject.deployment(object.place().workload(), object.place().cluster());
            case DRAFT -> LiveObject.draft(UUID.fromString(object.id()), null);
            case GRANT -> LiveObject.grant(UUID.fromString(object.id()));
            case ROLLOUT -> LiveObject.rollout(UUID.fromString(object.id()), Objects.requireNonNull(pair.workload()));
            case WORKLOAD -> LiveObject.workload(UUID.fromString(object.id()));
        };
    }
}
