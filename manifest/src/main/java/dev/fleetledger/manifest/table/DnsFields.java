package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IpAddress;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** DNS settings and host aliases. Paths are relative to the pod. */
final class DnsFields {
    static final List<FieldDefinition> ROWS = List.of(
        object("/dns", "DNS").byDefault(Json.object()),
        text("/dns/policy", "DNS policy")
            .help("ClusterFirst asks the cluster's DNS, Default the node's. None: only what is given here.").mapsTo("/dnsPolicy")
            .byDefault((dns, draft) -> Json.text(Json.isTrue(draft.of(Step.ADVANCED).path("scheduling"), "hostNetwork")
                ? "ClusterFirstWithHostNet" : "ClusterFirst"))
            .withRules(FieldRule.notOneOf("DnsPolicyIsUnknown", "A DNS policy", "Default", "ClusterFirst", "ClusterFirstWithHostNet",
                    "None")),
        texts("/dns/nameservers", "Name servers").help("Asked after those of the policy.").mapsTo("/dnsConfig/nameservers")
            .withRules(FieldRule.value("NameServersAreTooMany", "There are more than 3 name servers.", "Keep 3.",
                    servers -> servers.size() > 3),
                FieldRule.text("NameServerIsNoAddress", "{it} is no IP address in its usual spelling.", "Use an IP address.",
                    server -> !IpAddress.isCanonical(server)).forItems()),
        texts("/dns/searches", "Search domains").help("Tried for names without a dot at their end.").mapsTo("/dnsConfig/searches")
            .withRules(FieldRule.value("SearchDomainsAreTooMany", "There are more than 32 search domains.", "Keep 32.",
                    domains -> domains.size() > 32),
                FieldRule.value("SearchDomainsAreTooLong",
                        "The search domains have more than 2048 characters, with the blanks between them.",
                    "Shorten the list.", domains -> length(domains) > 2048),
                FieldRule.text("SearchDomainIsNoDomain", "{it} is no domain.",
                        "Use a DNS name; underscores and a dot at the end are allowed.",
                    domain -> !isSearchDomain(domain)).forItems()),
        list("/dns/options", "DNS options").help("Such as ndots with the value 2."),
        text("/dns/options/*/name", "DNS option").mapsTo("/dnsConfig/options/*/name")
            .required("DnsOptionNameIsMissing", "The option has no name.", "Give it a name.")
            .withRules(FieldRule.empty("DnsOptionNameIsMissing", "The option has no name.", "Give it a name.")),
        text("/dns/options/*/value", "Value of the DNS option").mapsTo("/dnsConfig/options/*/value"),
        list("/hostAliases", "Host aliases").help("Entries of /etc/hosts in the pods."),
        text("/hostAliases/*/ip", "Host alias address")
            .required("HostAliasAddressIsMissing", "The alias has no address.", "Give an IP address.")
            .withRules(FieldRule.text("HostAliasAddressIsNoAddress", "{it} is no IP address.", "Use an IP address.",
                    ip -> !IpAddress.isAddress(ip))),
        texts("/hostAliases/*/hostnames", "Host names")
            .required("HostNamesAreMissing", "The alias has no host name.", "Add a host name.")
            .withRules(FieldRule.empty("HostNamesAreMissing", "The alias has no host name.", "Add a host name."),
                NameSyntax.notDnsSubdomain("HostNameIsNoName", "The host name").forItems()));

    private DnsFields() {
    }

    private static int length(tools.jackson.databind.JsonNode domains) {
        return domains.valueStream().mapToInt(domain -> domain.stringValue("").length() + 1).sum() - 1;
    }

    private static boolean isSearchDomain(String domain) {
        String plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        return domain.equals(".") || NameSyntax.DNS_SUBDOMAIN_WITH_UNDERSCORE.matcher(plain).matches();
    }
}
