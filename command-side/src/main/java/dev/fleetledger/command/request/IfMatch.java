package dev.fleetledger.command.request;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.problem.MalformedRequestException;

/** Header If-Match: a star, or entity tags as in RFC 9110 8.8.3. Strong comparison as in 13.1.1: a weak tag never matches. */
final class IfMatch {

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");
    private static final Pattern LIST = Pattern.compile("[ \t,]*%1$s([ \t]*,[ \t,]*%1$s)*[ \t,]*".formatted(ENTITY_TAG));
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    private IfMatch() {}

    /** @throws MalformedRequestException for another syntax, such as a version without quotes */
    static ExpectedVersion parse(@Nullable String header) {
        if (header == null) {
            return new ExpectedVersion.Missing();
        }
        if (header.strip().equals("*")) {
            return new ExpectedVersion.Any();
        }
        if (!LIST.matcher(header).matches()) {
            throw new MalformedRequestException("IfMatchIsInvalid", "The header If-Match is neither a version in quotes nor *.",
                    "Send the ETag of the answer as it was, with its quotes: If-Match: \"3\".");
        }
        return new ExpectedVersion.OneOf(ENTITY_TAG.matcher(header).results().map(MatchResult::group).map(VERSION::matcher)
                .filter(it -> it.matches()).map(it -> Long.valueOf(it.group(1))).collect(Collectors.toSet()));
    }
}
