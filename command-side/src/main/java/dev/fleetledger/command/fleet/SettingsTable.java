package dev.fleetledger.command.fleet;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;

/** Table {@code command.settings}: the newest settings that somebody has set. */
@Component
public final class SettingsTable {

    private static final String SAVE = "insert into command.settings (settings) values (?::jsonb)"
            + " on conflict (only_row) do update set settings = excluded.settings";

    private final JdbcTemplate jdbc;

    SettingsTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Settings> find() {
        return jdbc.query("select settings from command.settings",
                (row, n) -> ContractJson.MAPPER.readValue(row.getString(1), Settings.class)).stream().findFirst();
    }

    public void save(Settings settings) {
        jdbc.update(SAVE, ContractJson.MAPPER.writeValueAsString(settings));
    }
}
