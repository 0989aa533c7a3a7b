package dev.fleetledger.judgement.guardrail;

import java.util.List;

import dev.fleetledger.contract.settings.Settings;

/** Settings in force until somebody sets others. */
public final class DefaultSettings {

    public static final Settings VALUE = new Settings(new Settings.SecondPerson(10, "30%", 3), "PT24H", List.of("kube-system"),
            List.of("delete", "forget", "redact", "acceptRestore"));

    private DefaultSettings() {}
}
