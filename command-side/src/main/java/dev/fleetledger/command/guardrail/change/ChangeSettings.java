package dev.fleetledger.command.guardrail.change;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.contract.settings.Settings;

public record ChangeSettings(Settings settings, ExpectedVersion expectedVersion) implements Command<ChangeSettingsResult> {

    @Override
    public String action() {
        return "settings.change";
    }
}
