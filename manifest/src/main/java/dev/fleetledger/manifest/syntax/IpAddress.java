package dev.fleetledger.manifest.syntax;

import java.util.regex.Pattern;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import org.jspecify.annotations.Nullable;

/** IP addresses as Kubernetes parses them (Go's net/netip): without leading zeros and zones. Never resolves a name. */
public final class IpAddress {
    private static final IPAddressStringParameters NETIP = new IPAddressStringParameters.Builder()
        .allowEmpty(false).allowAll(false).allowSingleSegment(false).allowMask(false).allowPrefix(false).allowPrefixOnly(false)
        .allowWildcardedSeparator(false).setRangeOptions(RangeParameters.NO_RANGE)
        .getIPv4AddressParametersBuilder().allow_inet_aton(false).allowLeadingZeros(false).allowBinary(false).getParentBuilder()
        .getIPv6AddressParametersBuilder().allowZone(false).allowBase85(false).allowBinary(false).allowUnlimitedLeadingZeros(false)
        .getEmbeddedIPv4AddressParametersBuilder().allow_inet_aton(false).allowLeadingZeros(false).allowBinary(false).getEmbeddedIPv4AddressParentBuilder()
        .getParentBuilder().toParams();
    /** Local network control block, which the library doesn't count as link-local (RFC 5771). */
    private static final IPAddress LOCAL_MULTICAST = new IPAddressString("224.0.0.0/24").getAddress();
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern CHARACTERS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private IpAddress() {
    }

    public static boolean isAddress(String text) {
        return parse(text) != null;
    }

    /** Whether the text is an address, perhaps with leading zeros, which some fields allow. They are read as decimal numbers. */
    public static boolean isAddressWithZeros(String text) {
        return isAddress(text) || isIpv4(LEADING_ZEROS.matcher(text).replaceAll(""));
    }

    /** Whether Kubernetes itself would write it so: shortest form, lower case (RFC 5952), and no IPv4 address written as IPv6. */
    public static boolean isCanonical(String text) {
        IPAddress address = parse(text);
        return address != null && text.equals(address.toCanonicalString());
    }

    /** Whether the text is an address with a prefix length. The bits after the prefix are not checked. */
    public static boolean isCidr(String text) {
        int cut = text.indexOf('/');
        IPAddress address = cut < 0 ? null : parse(text.substring(0, cut));
        return address != null && PREFIX_LENGTH.matcher(text.substring(cut + 1)).matches()
            && Integer.parseInt(text.substring(cut + 1)) <= address.getBitCount();
    }

    /** Whether the address is unspecified, loopback, link-local or link-local multicast, and so can't be reached through a router. */
    public static boolean isLinkLocal(String text) {
        IPAddress parsed = parse(text);
        if (parsed == null) {
            return false;
        }
        IPAddress address = parsed instanceof IPv6Address six && six.isIPv4Mapped() ? six.getEmbeddedIPv4Address() : parsed;
        return address.isZero() || address.isLoopback() || address.isLinkLocal() || address.isIPv4() && LOCAL_MULTICAST.contains(address);
    }

    public static boolean isIpv4(String text) {
        IPAddress address = parse(text);
        return address != null && address.isIPv4();
    }

    private static @Nullable IPAddress parse(String text) {
        return CHARACTERS.matcher(text).matches() ? new IPAddressString(text, NETIP).getAddress() : null;
    }
}
