package dev.fleetledger.agent.drift;

import dev.fleetledger.agent.apiserver.LiveObject.Manager;

/**
 * A field of a live object that another manager set.
 *
 * @param pointer with named list items
 * @param path    JSON pointer into the live object, with indexes
 */
public record ForeignField(String pointer, String path, Manager manager) {}
