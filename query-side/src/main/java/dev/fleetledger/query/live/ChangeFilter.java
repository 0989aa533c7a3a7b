package dev.fleetledger.query.live;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.projection.change.LiveObject;

/** What a listener wants to be told about: whatever is or belongs to all the objects that it names. */
record ChangeFilter(@Nullable UUID workload, @Nullable String cluster, @Nullable UUID draft) {

    boolean matches(LiveObject object) {
        return (workload == null || workload.equals(object.workload())) && (cluster == null || cluster.equals(object.cluster()))
                && (draft == null || draft.equals(object.draft()));
    }

    /** Returns the objects that it names: who may not see all of them may not listen. */
    List<LiveObject> objects() {
        List<LiveObject> objects = new ArrayList<>();
        if (workload != null) {
            objects.add(LiveObject.workload(workload));
        }
        if (cluster != null) {
            objects.add(LiveObject.cluster(cluster, false));
        }
        if (draft != null) {
            objects.add(LiveObject.draft(draft, null));
        }
        return objects;
    }
}
