package dev.fleetledger.command.request;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.ExpectedVersion;

/** Header If-Match. Strong comparison as in RFC 9110 13.1.1: a weak tag never matches. */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    private IfMatch() {}

    static ExpectedVersion parse(@Nullable String header) {
        if (header == null) {
            return ExpectedVersion.MISSING;
        }
        return header.strip().equals("*") ? ExpectedVersion.ANY
                : ExpectedVersion.of(Arrays.stream(header.split(",")).map(String::strip).map(TAG::matcher).filter(it -> it.matches())
                        .map(it -> Long.valueOf(it.group(1))).collect(Collectors.toSet()));
    }
}
