package io.plimsoll.notification;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a letter in one language, to be read and written as plain text.
 *
 * <p>The first line is the subject. {@code {name}} is a value; {@code {name:day}} says how it is shown, see {@link
 * NoticeWords}. A line that begins with {@code {?name}} is there only where the value is, one with {@code {!name}} only where
 * it is not. A line {@code {urgent}} right after the subject lets the letter out in quiet hours.
 *
 * @param lines of the body
 */
record NoticeTemplate(String name, String subject, boolean urgent, List<String> lines) {

    private static final Pattern CONDITION = Pattern.compile("^\\{([?!])([A-Za-z.]+)}");
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z.]+)(?::([A-Za-z]+))?}");

    static NoticeTemplate parse(String name, String text) {
        List<String> lines = text.lines().toList();
        boolean urgent = lines.size() > 1 && lines.get(1).equals("{urgent}");
        int body = urgent ? 2 : 1;
        if (lines.size() <= body + 1
                || lines.getFirst().isBlank()
                || !lines.get(body).isBlank()) {
            throw new IllegalStateException(
                    "expected " + name + " to be a subject, an empty line and a body, but it is not");
        }
        return new NoticeTemplate(name, lines.getFirst(), urgent, lines.subList(body + 1, lines.size()));
    }

    String subject(NoticeWords words) {
        return fill(subject, words);
    }

    String body(NoticeWords words) {
        return lines.stream()
                .filter(line -> isSaid(line, words))
                .map(line -> fill(CONDITION.matcher(line).replaceFirst(""), words))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The values its words ask for, without those on which only lines depend. */
    Set<String> asksFor() {
        Set<String> names = new TreeSet<>();
        Matcher value = VALUE.matcher(subject + "\n" + String.join("\n", lines));
        while (value.find()) {
            names.add(value.group());
        }
        return names;
    }

    private static boolean isSaid(String line, NoticeWords words) {
        Matcher condition = CONDITION.matcher(line);
        return !condition.find()
                || words.has(condition.group(2)) == condition.group(1).equals("?");
    }

    private String fill(String line, NoticeWords words) {
        return VALUE.matcher(line)
                .replaceAll(value -> Matcher.quoteReplacement(words.say(name, value.group(1), value.group(2))));
    }
}
