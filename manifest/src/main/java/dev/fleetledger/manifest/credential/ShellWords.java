package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into commands and these into words, as a shell does, without expanding anything. */
final class ShellWords {
    private static final Pattern WORD = Pattern.compile("(?<end>[;&|\\n]{1,2}+)|(?<word>(?:\"[^\"]*+\"|'[^']*+'|\\$\\([^()]*+\\)"
            + "|\\\\.|[^\\s;&|\"'\\\\]|[\"'\\\\])++)");
    private static final Pattern QUOTES = Pattern.compile("[\"']");
    /** A longer text is no command line that anybody writes, and a pattern's recursion needs stack. */
    private static final int LONGEST_LINE = 4096;

    private ShellWords() {
    }

    static List<List<String>> split(String text) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : text.replace("\\\n", " ").split("\n")) {
            addCommands(line.substring(0, Math.min(line.length(), LONGEST_LINE)), commands);
        }
        return commands;
    }

    private static void addCommands(String line, List<List<String>> commands) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            if (matcher.group("end") != null) {
                commands.add(words);
                words = new ArrayList<>();
            } else {
                words.add(QUOTES.matcher(matcher.group("word")).replaceAll(""));
            }
        }
        commands.add(words);
    }
}
