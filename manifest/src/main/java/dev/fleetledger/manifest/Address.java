package dev.fleetledger.manifest;

import java.util.regex.Pattern;

/** IP addresses as Kubernetes reads them: no leading zeros, no zones. Never looks a name up. */
final class Address {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FOUR = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern SIX_CHARACTERS = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*:?([0-9.]*)");
    private static final int GROUPS = 8;

    private Address() {
    }

    static boolean isAddress(String text) {
        return isFour(text) || isSix(text);
    }

    static boolean isFour(String text) {
        return FOUR.matcher(text).matches();
    }

    static boolean isSix(String text) {
        if (text.length() > 45 || !SIX_CHARACTERS.matcher(text).matches()) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        String head = text.substring(0, gap);
        String tail = text.substring(gap + 2);
        int before = head.isEmpty() ? 0 : groups(head, false);
        int after = tail.isEmpty() ? 0 : groups(tail, true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of four digits the text has; -1 when it has something else. */
    private static int groups(String text, boolean last) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (last && i == parts.length - 1 && isFour(parts[i])) {
                count += 2;
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }
}
