package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.regex.Pattern;

/** Credential formats that their issuers publish for secret scanners, one row per format. */
final class KnownTokenFormats {
    private static final List<TokenFormat> FORMATS = List.of(
        format("-----BEGIN [A-Z0-9 ]*PRIVATE KEY", "PRIVATE KEY"),
        format("(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])", "AKIA", "ASIA"),
        format("(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}", "AIza"),
        format("(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        format("(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{22}", "github_pat_"),
        format("(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20}", "glpat-"),
        format("(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10}", "xox"),
        format("hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]+", "hooks.slack.com"),
        format("(?<![A-Za-z0-9])dckr_pat_[A-Za-z0-9_-]{20}", "dckr_pat_"),
        format("(?<![A-Za-z0-9])(npm_[A-Za-z0-9]{36}|hvs\\.[A-Za-z0-9_-]{24}|[rs]k_live_[A-Za-z0-9]{16})", "npm_", "hvs.", "k_live_"),
        format("\"private_key(_id)?\"\\s*:", "\"private_key"),
        format("AccountKey=[A-Za-z0-9+/=]{20,}", "AccountKey="),
        format("(?i)b(?<![a-z0-9]b)(earer|asic)\\s{1,4}(?=[a-z._~+/-]{0,200}[0-9=])[a-z0-9._~+/=-]{12}", ""),
        format("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*", "eyJ"));

    private KnownTokenFormats() {
    }

    /** @param requiredTexts substrings of which every such credential contains one; checked first, which is many times as fast as the pattern */
    private record TokenFormat(Pattern pattern, List<String> requiredTexts) {
        boolean occursIn(String text) {
            return requiredTexts.stream().anyMatch(text::contains) && pattern.matcher(text).find();
        }
    }

    static boolean matches(String text) {
        return FORMATS.stream().anyMatch(tokenFormat -> tokenFormat.occursIn(text));
    }

    private static TokenFormat format(String pattern, String... marks) {
        return new TokenFormat(Pattern.compile(pattern), List.of(marks));
    }
}
