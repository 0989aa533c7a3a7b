package dev.fleetledger.query.rollout;

import dev.fleetledger.contract.settings.Settings;

/** Reads the guard rails in force. Their package, which depends on this one, implements it. */
public interface SettingsReader {

    Settings read();
}
