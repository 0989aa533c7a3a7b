package dev.fleetledger.command.fleet;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.problem.RuleViolationException;

/** The guard rails in force for a decision. */
@Component
public final class GuardRails {

    private final SettingsTable settingsTable;

    GuardRails(SettingsTable settingsTable) {
        this.settingsTable = settingsTable;
    }

    /** Returns the defaults until somebody has set others. A command decides everything by what was in force when it first asked. */
    public Settings current() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().getOrComputeResource(GuardRails.class.getName(), key -> read())
                : read();
    }

    /** @throws RuleViolationException when the act requires a reason, and there is none */
    public void requireReason(IrreversibleAct act, @Nullable String reason) {
        if (current().reasonRequired().contains(act.settingsName())) {
            RequiredReason.require(act, reason);
        }
    }

    private Settings read() {
        return settingsTable.find().orElse(DefaultSettings.VALUE);
    }
}
