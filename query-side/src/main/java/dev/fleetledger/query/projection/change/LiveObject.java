package dev.fleetledger.query.projection.change;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An object of the API that listeners are told about. Kind and id identify it.
 *
 * @param workload      the workload that it is or belongs to
 * @param cluster       the cluster that it is or belongs to
 * @param draft         the draft that it is
 * @param changesRights whether its change may change who may see what
 */
public record LiveObject(Kind kind, String id, @Nullable UUID workload, @Nullable String cluster, @Nullable UUID draft,
        boolean changesRights) {

    /** Kinds of objects, named as in the API. */
    public enum Kind {
        DEPLOYMENT, WORKLOAD, DRAFT, ROLLOUT, CLUSTER, GRANT, APPROVAL, SETTINGS;

        public String apiName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String apiName) {
            return valueOf(apiName.toUpperCase(Locale.ROOT));
        }
    }

    /** What two changes of the same object have in common. */
    public record Key(Kind kind, String id) {}

    public static LiveObject deployment(UUID workload, String cluster) {
        return new LiveObject(Kind.DEPLOYMENT, workload + "/" + cluster, workload, cluster, null, false);
    }

    public static LiveObject workload(UUID id) {
        return new LiveObject(Kind.WORKLOAD, id.toString(), id, null, null, false);
    }

    /** @param workload that the draft edits or has created */
    public static LiveObject draft(UUID id, @Nullable UUID workload) {
        return new LiveObject(Kind.DRAFT, id.toString(), workload, null, id, false);
    }

    public static LiveObject rollout(UUID id, UUID workload) {
        return new LiveObject(Kind.ROLLOUT, id.toString(), workload, null, null, false);
    }

    /** @param changesRights false when only its agent's facts have changed: grants may cover clusters by their labels */
    public static LiveObject cluster(String name, boolean changesRights) {
        return new LiveObject(Kind.CLUSTER, name, null, name, null, changesRights);
    }

    public static LiveObject grant(UUID id) {
        return new LiveObject(Kind.GRANT, id.toString(), null, null, null, true);
    }

    /** @param workload absent: a change of the settings */
    public static LiveObject approval(String id, @Nullable UUID workload) {
        return new LiveObject(Kind.APPROVAL, id, workload, null, null, false);
    }

    public static LiveObject settings(String id) {
        return new LiveObject(Kind.SETTINGS, id, null, null, null, false);
    }

    public Key key() {
        return new Key(kind, id);
    }

    /** Joins what two rows tell about the same object. */
    LiveObject merge(LiveObject other) {
        return new LiveObject(kind, id, workload == null ? other.workload : workload, cluster, draft,
                changesRights || other.changesRights);
    }
}
