package dev.fleetledger.query.sql;

import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL join whole tables for a query that needs most of their rows. It can't estimate how many rows are valid at a point of the
 * past, so it would look up each by its key, or read all versions in the order of their keys, in many times the time of a hash join; and it
 * may have planned the statement for few.
 */
@Component
public class WholeTableReader {

    private static final String SETTINGS = "select set_config('enable_nestloop', '%1$s', true), set_config('enable_mergejoin', '%1$s', true),"
            + " set_config('plan_cache_mode', '%2$s', true)";
    private static final String JOIN_WHOLE_TABLES = SETTINGS.formatted("off", "force_custom_plan");
    private static final String AS_ESTIMATED = SETTINGS.formatted("on", "auto");

    private final EntityManager entityManager;

    WholeTableReader(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The caller's transaction goes on with the usual settings; when the query fails, it ends, and they with it. */
    public <T> T read(Supplier<T> query) {
        entityManager.createNativeQuery(JOIN_WHOLE_TABLES).getSingleResult();
        T result = query.get();
        entityManager.createNativeQuery(AS_ESTIMATED).getSingleResult();
        return result;
    }
}
