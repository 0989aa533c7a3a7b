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
        format("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*", "eyJ"),
        format("(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20}", "sk-"),
        format("(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16}", "SG."),
        format("(?<![A-Za-z0-9])(shp(at|ca|pa|ss)_[a-fA-F0-9]{32}|do[opr]_v1_[a-f0-9]{32}|pypi-[A-Za-z0-9_-]{16})", "shp", "_v1_", "pypi-"),
        format("(?<![A-Za-z0-9])(gl(sa|c)_[A-Za-z0-9_=+/]{20}|tskey-[a-z]{3,10}-[A-Za-z0-9-]{10}"
            + "|NRAK-[A-Z0-9]{20})", "gl", "tskey-", "NRAK-"),
        format("(?<![A-Za-z0-9])(whsec_[A-Za-z0-9+/=]{20}|xapp-\\d-[A-Z0-9]{6}|AGE-SECRET-KEY-1|hvb\\.[A-Za-z0-9_-]{24})",
            "whsec_", "xapp-", "AGE-SECRET-KEY-1", "hvb."),
        format(
            "(?<![A-Za-z0-9])(\\d{8,10}:AA[A-Za-z0-9_-]{33}|ATATT3[A-Za-z0-9_=-]{20}|[A-Za-z0-9]{14}\\.atlasv1\\.)",
            ":AA", "ATATT3", ".atlasv1."),
        format("(discord(app)?\\.com/api/webhooks/\\d+/|webhook\\.office\\.com/webhookb2/)[A-Za-z0-9_-]{10}", "/webhooks/", "/webhookb2/"),
        // Token with which a node joins a cluster (kubeadm).
        format("(?<![a-z0-9.@-])[a-z0-9]{6}\\.(?=[a-z]{0,15}[0-9])[a-z0-9]{16}(?![a-z0-9.-])", "."),
        // Hashes of passwords, which can be guessed offline.
        format("\\$(2[abxy]\\$\\d\\d|apr1|[156y]|argon2id?)\\$[A-Za-z0-9./$=,+]{16}|\\{S?SHA\\}[A-Za-z0-9+/]{20}", "$", "SHA}"),
        format("PuTTY-User-Key-File-\\d", "PuTTY-User-Key-File"));

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
