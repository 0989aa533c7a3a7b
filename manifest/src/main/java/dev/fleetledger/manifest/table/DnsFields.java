package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.Address;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 4: DNS and hosts. Paths are relative to the pod. */
final class DnsFields {
    static final List<Field> ROWS = List.of(
        object("/dns", "DNS").byDefault(Json.object()),
        text("/dns/policy", "DNS policy").lands("/dnsPolicy")
            .byDefault((dns, draft) -> Json.text(Json.isTrue(draft.of(Step.ADVANCED).path("scheduling"), "hostNetwork")
                ? "ClusterFirstWithHostNet" : "ClusterFirst"))
            .not(Rule.otherThan("DnsPolicyIsUnknown", "A DNS policy", "Default", "ClusterFirst", "ClusterFirstWithHostNet", "None")),
        texts("/dns/nameservers", "Name servers").lands("/dnsConfig/nameservers")
            .not(Rule.value("NameServersAreTooMany", "There are more than 3 name servers.", "Keep 3.", servers -> servers.size() > 3),
                Rule.text("NameServerIsNoAddress", "This is no IP address in its usual spelling.", "Use an IP address.",
                    server -> !Address.isCanonical(server)).each()),
        texts("/dns/searches", "Search domains").lands("/dnsConfig/searches")
            .not(Rule.value("SearchDomainsAreTooMany", "There are more than 32 search domains.", "Keep 32.", domains -> domains.size() > 32),
                Rule.value("SearchDomainsAreTooLong", "The search domains have more than 2048 characters, with the blanks between them.",
                    "Shorten the list.", domains -> length(domains) > 2048),
                Rule.text("SearchDomainIsNoDomain", "This is no domain.", "Use a DNS name; underscores and a dot at the end are allowed.",
                    domain -> !isSearchDomain(domain)).each()),
        list("/dns/options", "DNS options"),
        text("/dns/options/*/name", "DNS option").lands("/dnsConfig/options/*/name")
            .required("DnsOptionNameIsMissing", "The option has no name.", "Give it a name.")
            .not(Rule.empty("DnsOptionNameIsMissing", "The option has no name.", "Give it a name.")),
        text("/dns/options/*/value", "Value of the DNS option").lands("/dnsConfig/options/*/value"),
        list("/hostAliases", "Host aliases"),
        text("/hostAliases/*/ip", "Host alias address")
            .required("HostAliasAddressIsMissing", "The alias has no address.", "Give an IP address.")
            .not(Rule.text("HostAliasAddressIsNoAddress", "This is no IP address.", "Use an IP address.", ip -> !Address.isAddress(ip))),
        texts("/hostAliases/*/hostnames", "Host names")
            .required("HostNamesAreMissing", "The alias has no host name.", "Add a host name.")
            .not(Rule.empty("HostNamesAreMissing", "The alias has no host name.", "Add a host name."),
                Spelling.noSubdomain("HostNameIsNoName", "The host name").each()));

    private DnsFields() {
    }

    private static int length(tools.jackson.databind.JsonNode domains) {
        return domains.valueStream().mapToInt(domain -> domain.stringValue("").length() + 1).sum() - 1;
    }

    private static boolean isSearchDomain(String domain) {
        String plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        return domain.equals(".") || Spelling.DNS_SUBDOMAIN_WITH_UNDERSCORE.matcher(plain).matches();
    }
}
