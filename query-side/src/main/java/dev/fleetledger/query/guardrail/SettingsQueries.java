package dev.fleetledger.query.guardrail;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.query.rollout.SettingsReader;

/** Reads the fleet's settings, or the defaults as long as nobody has changed them. */
@Component
class SettingsQueries implements SettingsReader {

    private final SettingsViewRepository viewRepository;

    SettingsQueries(SettingsViewRepository viewRepository) {
        this.viewRepository = viewRepository;
    }

    SettingsView find() {
        return viewRepository.findById(SettingsView.ID).orElseGet(SettingsView::initial);
    }

    @Override
    public Settings read() {
        return find().settings();
    }
}
