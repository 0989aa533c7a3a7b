package dev.fleetledger.agent.plan;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.Order;

/**
 * What is remembered about one object of one workload.
 *
 * @param uid      of the incarnation we applied; absent if we never did
 * @param applied  the newest generation of the workload that was ever carried out here
 * @param replaced the generation that last deleted this object to create it anew
 */
public record Known(@Nullable String uid, Order applied, Order replaced) {

    public static final Known NOTHING = new Known(null, Order.NONE, Order.NONE);
}
