package dev.fleetledger.manifest.syntax;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** IP addresses as Kubernetes parses them: without leading zeros and zones. Never resolves a name. */
public final class IpAddress {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*:?([0-9.]*)");
    private static final Pattern LINK_LOCAL_IPV4 = Pattern.compile("0\\.0\\.0\\.0|127\\..*|169\\.254\\..*|224\\.0\\.0\\..*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final int GROUPS = 8;

    private IpAddress() {
    }

    public static boolean isAddress(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    /** Whether the text is an address, perhaps with leading zeros, which some fields allow. They are read as decimal numbers. */
    public static boolean isAddressWithZeros(String text) {
        return isAddress(text) || isIpv4(LEADING_ZEROS.matcher(text).replaceAll(""));
    }

    /** Whether Kubernetes itself would write it so: shortest form, lower case, and no IPv4 address written as IPv6. */
    public static boolean isCanonical(String text) {
        if (isIpv4(text)) {
            return true;
        }
        return isIpv6(text) && text.indexOf('.') < 0 && text.equals(shortestForm(text));
    }

    /** Whether the text is an address with a prefix length. The bits after the prefix are not checked. */
    public static boolean isCidr(String text) {
        int cut = text.indexOf('/');
        String bits = text.substring(cut + 1);
        if (cut < 0 || !bits.matches("0|[1-9][0-9]{0,2}") || !isAddress(text.substring(0, cut))) {
            return false;
        }
        return Integer.parseInt(bits) <= (isIpv4(text.substring(0, cut)) ? 32 : 128);
    }

    /** Whether the address is unspecified, loopback, link-local or link-local multicast, and so can't be reached through a router. */
    public static boolean isLinkLocal(String address) {
        if (isIpv4(address)) {
            return LINK_LOCAL_IPV4.matcher(address).matches();
        }
        int cut = address.lastIndexOf(':') + 1;
        int[] groups = expand(address.indexOf('.') < 0 ? address : address.substring(0, cut) + hexadecimal(address.substring(cut)));
        boolean isIpv4Mapped = Arrays.stream(groups, 0, 5).allMatch(group -> group == 0) && groups[5] == 0xffff;
        boolean isUnspecifiedOrLoopback = Arrays.stream(groups, 0, GROUPS - 1).allMatch(group -> group == 0) && groups[GROUPS - 1] <= 1;
        return isIpv4Mapped ? isLinkLocal((groups[6] >> 8) + "." + (groups[6] & 0xff) + "." + (groups[7] >> 8) + "." + (groups[7] & 0xff))
            : isUnspecifiedOrLoopback || (groups[0] & 0xffc0) == 0xfe80 || (groups[0] & 0xff0f) == 0xff02;
    }

    private static String hexadecimal(String ipv4) {
        int[] bytes = Stream.of(ipv4.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return Integer.toHexString(bytes[0] << 8 | bytes[1]) + ":" + Integer.toHexString(bytes[2] << 8 | bytes[3]);
    }

    private static String shortestForm(String ipv6) {
        int[] groups = expand(ipv6);
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static int[] expand(String ipv6) {
        int gap = ipv6.indexOf("::");
        String[] head = (gap < 0 ? ipv6 : ipv6.substring(0, gap)).split(":");
        String[] tail = gap < 0 ? new String[0] : ipv6.substring(gap + 2).split(":");
        int[] groups = new int[GROUPS];
        for (int i = 0; i < head.length; i++) {
            groups[i] = head[i].isEmpty() ? 0 : Integer.parseInt(head[i], 16);
        }
        for (int i = 0; i < tail.length; i++) {
            groups[GROUPS - tail.length + i] = tail[i].isEmpty() ? 0 : Integer.parseInt(tail[i], 16);
        }
        return groups;
    }

    public static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        if (text.length() > 45 || !IPV6_CHARACTERS.matcher(text).matches()) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return countGroups(text, true) == GROUPS;
        }
        String head = text.substring(0, gap);
        String tail = text.substring(gap + 2);
        int before = head.isEmpty() ? 0 : countGroups(head, false);
        int after = tail.isEmpty() ? 0 : countGroups(tail, true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** Counts the groups of up to four hexadecimal digits; -1 if the text has anything else. */
    private static int countGroups(String text, boolean last) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (last && i == parts.length - 1 && isIpv4(parts[i])) {
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
