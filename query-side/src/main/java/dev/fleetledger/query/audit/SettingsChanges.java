package dev.fleetledger.query.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.judgement.guardrail.GuardRail;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.query.guardrail.SettingsView;
import dev.fleetledger.query.projection.ViewBatch;

/** Compares settings that are changed or requested with those in force. */
final class SettingsChanges {

    private SettingsChanges() {}

    static List<Change> of(Settings settings, ViewBatch viewBatch) {
        @Nullable SettingsView view = viewBatch.find(SettingsView.class, SettingsView.ID);
        JsonNode before = ContractJson.MAPPER.valueToTree(view == null ? DefaultSettings.VALUE : view.settings());
        JsonNode after = ContractJson.MAPPER.valueToTree(settings);
        return GuardRail.changed(before, after).stream()
                .map(it -> new Change(it.pointer(), it.label(), before.at(it.pointer()), after.at(it.pointer()))).toList();
    }
}
