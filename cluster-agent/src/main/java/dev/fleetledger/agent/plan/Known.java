package dev.fleetledger.agent.plan;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.Order;

/**
 * What the agent remembers about one object of one workload.
 *
 * @param uid      UID of the object that we applied; absent if we never did
 * @param applied  the newest generation of the workload that was carried out here
 * @param replaced the generation that last deleted this object to create it again
 */
public record Known(@Nullable String uid, Order applied, Order replaced) {

    public static final Known NOTHING = new Known(null, Order.NONE, Order.NONE);
}
