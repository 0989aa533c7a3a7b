package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.regex.Pattern;

/** Credentials that are known by their spelling, as their issuers publish it for scanners; a row each. */
final class LooksLikeCredential {
    private static final List<Pattern> ROWS = List.of(
        Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY"),
        Pattern.compile("(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])"),
        Pattern.compile("(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}"),
        Pattern.compile("(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36}"),
        Pattern.compile("(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{22}"),
        Pattern.compile("(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20}"),
        Pattern.compile("(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10}"),
        Pattern.compile("hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]+"),
        Pattern.compile("(?<![A-Za-z0-9])dckr_pat_[A-Za-z0-9_-]{20}"),
        Pattern.compile("(?<![A-Za-z0-9])(npm_[A-Za-z0-9]{36}|hvs\\.[A-Za-z0-9_-]{24}|[rs]k_live_[A-Za-z0-9]{16})"),
        Pattern.compile("\"private_key(_id)?\"\\s*:"),
        Pattern.compile("AccountKey=[A-Za-z0-9+/=]{20,}"),
        Pattern.compile("(?i)(?<![a-z0-9])(bearer|basic)\\s{1,4}(?=[a-z._~+/-]{0,200}[0-9=])[a-z0-9._~+/=-]{12}"),
        Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"));

    private LooksLikeCredential() {
    }

    static boolean in(String text) {
        return ROWS.stream().anyMatch(row -> row.matcher(text).find());
    }
}
