package dev.fleetledger.query.projection.change;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.hibernate.Interceptor;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects the objects whose rows Hibernate inserts, updates or deletes; it compares rows with what it has loaded, and so knows best. */
@Component
public class ChangeCollector implements Interceptor {

    private static final ScopedValue<Map<LiveObject.Key, LiveObject>> COLLECTED = ScopedValue.newInstance();

    /** @return the objects whose rows the flush has changed, each once */
    public static Collection<LiveObject> collectDuring(Runnable flush) {
        Map<LiveObject.Key, LiveObject> collected = new LinkedHashMap<>();
        ScopedValue.where(COLLECTED, collected).run(flush);
        return collected.values();
    }

    @Override
    public boolean onPersist(Object row, Object id, @Nullable Object[] state, String[] attributes, Type[] types) {
        if (row instanceof LiveRow live) {
            collect(live.disclosedObject());
        }
        return collect(row);
    }

    @Override
    public boolean onFlushDirty(Object row, Object id, @Nullable Object[] state, @Nullable Object[] loaded, String[] attributes,
            Type[] types) {
        return collect(row);
    }

    @Override
    public void onRemove(Object row, Object id, @Nullable Object[] state, String[] attributes, Type[] types) {
        collect(row);
    }

    /** @return false: the row's state is not modified */
    private static boolean collect(Object row) {
        if (row instanceof LiveRow live) {
            collect(live.liveObject());
        }
        return false;
    }

    private static void collect(@Nullable LiveObject object) {
        if (object != null && COLLECTED.isBound()) {
            COLLECTED.get().merge(object.key(), object, LiveObject::merge);
        }
    }
}
