package dev.fleetledger.manifest.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An image reference as the distribution specification defines it: registry/repository[:tag][@digest].
 *
 * @param registry the host; empty if the reference names none
 */
public record ImageReference(String registry, String repository, @Nullable String tag, @Nullable String digest) {
    private static final int MAX_REPOSITORY_LENGTH = 255;
    private static final String HOST_PART = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String HOST = "(" + HOST_PART + "(\\." + HOST_PART + ")*|\\[[a-fA-F0-9:]+\\])(:[0-9]+)?";
    private static final String PATH_PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile(
        "((?<host>" + HOST + ")/)?(?<path>" + PATH_PART + "(/" + PATH_PART + ")*)"
            + "(:(?<tag>[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}))?"
            + "(@(?<digest>sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?");
    private static final Pattern BARE_DIGEST = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern DIGEST_START = Pattern.compile("sha[0-9]+:");
    /** Far above the combined length of host, repository, tag and digest. It keeps the pattern from matching against longer texts. */
    private static final int MAX_LENGTH = 1024;

    public static Optional<ImageReference> parse(String text) {
        if (text.length() > MAX_LENGTH || BARE_DIGEST.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group("host");
        String path = matcher.group("path");
        if (host != null && !isRegistry(host)) {
            path = host + "/" + path;
            host = null;
            if (!path.equals(path.toLowerCase(java.util.Locale.ROOT))) {
                return Optional.empty();
            }
        }
        if (path.length() > MAX_REPOSITORY_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new ImageReference(host == null ? "" : host, path, matcher.group("tag"), matcher.group("digest")));
    }

    /** Whether a user, and perhaps a password, precedes the registry. References can't have them, but people write them. */
    public static boolean hasUser(String text) {
        int at = text.indexOf('@');
        if (at <= 0) {
            return false;
        }
        boolean hostFollows = text.indexOf('/', at) > 0;
        boolean digestFollows = DIGEST_START.matcher(text).region(at + 1, text.length()).lookingAt();
        return hostFollows || !digestFollows && text.lastIndexOf(':', at) >= 0;
    }

    /** Follows container tools: the first part is a host if it can't be a name on the default registry. */
    private static boolean isRegistry(String host) {
        return host.contains(".") || host.contains(":") || host.equals("localhost") || host.chars().anyMatch(Character::isUpperCase);
    }

    public ImageReference withRegistry(String other) {
        return new ImageReference(other, repository, tag, digest);
    }

    /** Drops the digest, because another tag means other content. */
    public ImageReference withTag(String other) {
        return new ImageReference(registry, repository, other, null);
    }

    @Override
    public String toString() {
        return (registry.isEmpty() ? "" : registry + "/") + repository
            + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
