package dev.fleetledger.command.undo.inverse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.judgement.guardrail.DefaultSettings;

/** How changes of the fleet's settings are taken back, and what concerns the hub as a whole. */
final class SettingsInverses {

    static final Map<String, Rule> RULES = Map.of(
            "settings.change", SettingsInverses::change,
            "settings.approve", SettingsInverses::change,
            "settings.reject", Rule.never("RejectionHasNoInverse",
                    "A change of the settings that was rejected no longer waits for approval.",
                    "Request the change again with PUT /api/v1/settings."),
            "hub.accept-restore", Rule.never("RestoreWasAccepted", "The hub has gone on from its backup, in a new epoch.",
                    "There is no way back."));

    private SettingsInverses() {}

    private static Reversal change(RecordedCommand command) {
        List<Long> later = command.later(SettingsEvent.class.getPermittedSubclasses());
        Optional<SettingsEvent.Changed> changed = command.own(SettingsEvent.Changed.class);
        return changed.<Reversal>map(it -> new Possible(new Inverse.ChangeSettings(it.settings(), settingsBefore(command)),
                command.later(SettingsEvent.Changed.class))).orElseGet(() -> new Possible(new Inverse.RejectSettings(), later));
    }

    private static Settings settingsBefore(RecordedCommand command) {
        return command.before(SettingsEvent.Changed.class, it -> true).map(SettingsEvent.Changed::settings).orElse(DefaultSettings.VALUE);
    }
}
